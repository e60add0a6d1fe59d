-- CreateIndex
CREATE INDEX "StatusUpdate_partnershipId_authorId_id_idx" ON "StatusUpdate"("partnershipId", "authorId", "id");


