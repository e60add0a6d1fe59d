-- CreateTable
CREATE TABLE "Trouble" (
    "partnershipId" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "noteId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "outcome" TEXT,
    "decidedById" UUID,

    CONSTRAINT "Trouble_pkey" PRIMARY KEY ("partnershipId","deliveryId","attempt")
);

-- CreateIndex
CREATE INDEX "Trouble_partnershipId_noteId_idx" ON "Trouble"("partnershipId", "noteId");


