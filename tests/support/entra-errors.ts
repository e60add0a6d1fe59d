/** What MSAL throws where Entra answers with an error: names, fields and sentences as it makes them. */
export function entraError(code: string, description: string, errorCode = 'invalid_client'): Error {
  const errorMessage = `Error(s): ${code} - Timestamp: 2024-09-02 08:00:00Z - Description: AADSTS${code}: ${description} Trace ID: 1 Correlation ID: 2 Timestamp: 2024-09-02 08:00:00Z - Correlation ID: 2 - Trace ID: 1`;
  const error = new Error(`${errorCode}: ${errorMessage}`);
  return Object.assign(error, { name: 'ServerError', errorCode, errorMessage, errorNo: code });
}

/** What MSAL throws where nobody answers. */
export function unreachedError(): Error {
  const error = new Error('network_error: Network request failed');
  return Object.assign(error, {
    name: 'ClientAuthError',
    errorCode: 'network_error',
    errorMessage: 'Network request failed',
  });
}
