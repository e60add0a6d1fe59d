-- CreateIndex
CREATE INDEX "Delivery_troubled" ON "Delivery"("state") WHERE (state = ANY (ARRAY['held'::text, 'failed'::text]));


