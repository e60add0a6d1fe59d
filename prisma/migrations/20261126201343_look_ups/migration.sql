-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "lookUps" INTEGER NOT NULL DEFAULT 0;


