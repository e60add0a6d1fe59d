-- AlterTable
ALTER TABLE "UpdateRequestItem" ADD COLUMN     "namedById" UUID;


