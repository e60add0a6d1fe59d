-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Partnership" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "closedOn" DATE[],
    "simulatedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claims" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnershipWorkspace" (
    "partnershipId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PartnershipWorkspace_pkey" PRIMARY KEY ("partnershipId","workspaceId")
);

-- CreateTable
CREATE TABLE "Agency" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "statutory" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Member" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "agencyKey" TEXT,
    "roles" TEXT[],
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Account" (
    "partnershipId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "preferred" BOOLEAN NOT NULL,
    "position" INTEGER,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("partnershipId","workspaceId","userId")
);

-- CreateTable
CREATE TABLE "BusinessPlan" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BusinessPlan_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Priority" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "outcome" TEXT,
    "sponsorKey" TEXT,
    "position" INTEGER NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Priority_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "SubGroup" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "chairId" UUID,
    "leadId" UUID NOT NULL,
    "deputyId" UUID,
    "position" INTEGER NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "SubGroup_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "PriorityAction" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "priorityId" UUID,
    "subGroupId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "agencyKeys" TEXT[],
    "baselineDueOn" DATE,
    "dueOn" DATE,
    "dueEach" TEXT,
    "position" INTEGER NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'not-started',
    "pausedFrom" TEXT,
    "rag" TEXT,
    "ragBefore" TEXT,
    "latestUpdateId" UUID,
    "dueMoves" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PriorityAction_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "SuccessMeasure" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "target" TEXT,
    "position" INTEGER NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "SuccessMeasure_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "remindAfterWorkingDays" INTEGER[],
    "deputyAfterWorkingDays" INTEGER,
    "chairAfterWorkingDays" INTEGER,
    "closeWeekday" TEXT NOT NULL,
    "closeTime" TEXT NOT NULL,
    "rollUpWeekday" TEXT NOT NULL,
    "rollUpTime" TEXT NOT NULL,
    "executiveWorkspaceId" UUID,
    "executiveChannel" TEXT,
    "pausedAt" TIMESTAMPTZ(3),
    "nextOn" DATE,
    "nextOpensAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "ReportingPeriod" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scheduleId" UUID NOT NULL,
    "localOn" DATE NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "rollUpAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportingPeriod_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "partnershipId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "moved" TEXT,
    "doneAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("partnershipId","periodId","kind","ordinal")
);

-- CreateTable
CREATE TABLE "UpdateRequest" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "promptId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "snoozedUntilAt" TIMESTAMPTZ(3),

    CONSTRAINT "UpdateRequest_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "UpdateRequestItem" (
    "partnershipId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "capacity" TEXT NOT NULL,
    "passedAt" TIMESTAMPTZ(3),
    "passedFor" TEXT,

    CONSTRAINT "UpdateRequestItem_pkey" PRIMARY KEY ("partnershipId","requestId","actionId")
);

-- CreateTable
CREATE TABLE "StatusUpdate" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "authorId" UUID NOT NULL,
    "capacity" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "rag" TEXT,
    "sentence" TEXT NOT NULL,
    "impact" TEXT,
    "impactStrength" TEXT,
    "voice" TEXT,
    "measure" TEXT,
    "measuredOn" DATE,
    "nextSteps" TEXT,
    "newDueOn" DATE,
    "newDueReason" TEXT,
    "issue" TEXT,
    "mitigation" TEXT,
    "effect" TEXT,

    CONSTRAINT "StatusUpdate_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Ask" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "updateId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ofWhom" TEXT,
    "neededByOn" DATE,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ask_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "updateId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "deciderId" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "partnershipId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "items" JSONB NOT NULL,
    "draftedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("partnershipId","memberId","periodId")
);

-- CreateTable
CREATE TABLE "ActionChange" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "reason" TEXT,
    "byId" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ActionChange_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "RollUp" (
    "partnershipId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "RollUp_pkey" PRIMARY KEY ("partnershipId","periodId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "toKind" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "memberId" UUID,
    "periodId" UUID,
    "card" JSONB NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "notAfter" TIMESTAMPTZ(3),
    "followsId" UUID,
    "followsAs" TEXT,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseId" UUID,
    "leaseUntilAt" TIMESTAMPTZ(3),
    "messageRef" TEXT,
    "lastError" TEXT,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "workspaceId" UUID NOT NULL,
    "eventId" TEXT NOT NULL,
    "handledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("workspaceId","eventId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "partnershipId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "what" TEXT NOT NULL,
    "about" JSONB NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("partnershipId","id")
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation" TEXT NOT NULL,
    "threadOf" UUID,
    "key" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LocalMessage_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Partnership_slug_key" ON "Partnership"("slug");

-- CreateIndex
CREATE INDEX "Partnership_simulated" ON "Partnership"("id") WHERE ("simulatedAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_platform_externalId_key" ON "Workspace"("platform", "externalId");

-- CreateIndex
CREATE INDEX "PartnershipWorkspace_workspaceId_idx" ON "PartnershipWorkspace"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "PartnershipWorkspace_partnershipId_key_key" ON "PartnershipWorkspace"("partnershipId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_partnershipId_key_key" ON "Agency"("partnershipId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Member_partnershipId_key_key" ON "Member"("partnershipId", "key");

-- CreateIndex
CREATE INDEX "Account_workspaceId_userId_idx" ON "Account"("workspaceId", "userId");

-- CreateIndex
CREATE INDEX "Account_partnershipId_memberId_idx" ON "Account"("partnershipId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessPlan_agreed" ON "BusinessPlan"("partnershipId") WHERE (state = 'agreed');

-- CreateIndex
CREATE UNIQUE INDEX "Priority_partnershipId_planId_number_key" ON "Priority"("partnershipId", "planId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "SubGroup_partnershipId_planId_key_key" ON "SubGroup"("partnershipId", "planId", "key");

-- CreateIndex
CREATE INDEX "PriorityAction_partnershipId_priorityId_idx" ON "PriorityAction"("partnershipId", "priorityId");

-- CreateIndex
CREATE INDEX "PriorityAction_partnershipId_subGroupId_idx" ON "PriorityAction"("partnershipId", "subGroupId");

-- CreateIndex
CREATE UNIQUE INDEX "PriorityAction_partnershipId_planId_ref_key" ON "PriorityAction"("partnershipId", "planId", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "SuccessMeasure_partnershipId_actionId_position_key" ON "SuccessMeasure"("partnershipId", "actionId", "position");

-- CreateIndex
CREATE INDEX "Schedule_due" ON "Schedule"("nextOpensAt") WHERE ("pausedAt" IS NULL AND "nextOpensAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Schedule_executiveWorkspaceId_executiveChannel_idx" ON "Schedule"("executiveWorkspaceId", "executiveChannel");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_partnershipId_planId_key" ON "Schedule"("partnershipId", "planId");

-- CreateIndex
CREATE INDEX "ReportingPeriod_partnershipId_opensAt_idx" ON "ReportingPeriod"("partnershipId", "opensAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReportingPeriod_partnershipId_scheduleId_localOn_key" ON "ReportingPeriod"("partnershipId", "scheduleId", "localOn");

-- CreateIndex
CREATE INDEX "Milestone_due" ON "Milestone"("dueAt") WHERE ("doneAt" IS NULL);

-- CreateIndex
CREATE INDEX "Milestone_ahead" ON "Milestone"("partnershipId", "dueAt") WHERE ("doneAt" IS NULL);

-- CreateIndex
CREATE INDEX "UpdateRequest_snoozed" ON "UpdateRequest"("snoozedUntilAt") WHERE ("snoozedUntilAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "UpdateRequest_partnershipId_periodId_memberId_key" ON "UpdateRequest"("partnershipId", "periodId", "memberId");

-- CreateIndex
CREATE INDEX "UpdateRequestItem_partnershipId_actionId_idx" ON "UpdateRequestItem"("partnershipId", "actionId");

-- CreateIndex
CREATE INDEX "StatusUpdate_partnershipId_periodId_idx" ON "StatusUpdate"("partnershipId", "periodId");

-- CreateIndex
CREATE INDEX "StatusUpdate_late" ON "StatusUpdate"("partnershipId", "reportedAt") WHERE (late);

-- CreateIndex
CREATE UNIQUE INDEX "StatusUpdate_partnershipId_actionId_periodId_revision_key" ON "StatusUpdate"("partnershipId", "actionId", "periodId", "revision");

-- CreateIndex
CREATE INDEX "Ask_open" ON "Ask"("partnershipId", "actionId") WHERE ("withdrawnAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Ask_partnershipId_updateId_key" ON "Ask"("partnershipId", "updateId");

-- CreateIndex
CREATE INDEX "Decision_partnershipId_actionId_idx" ON "Decision"("partnershipId", "actionId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_partnershipId_updateId_key" ON "Decision"("partnershipId", "updateId");

-- CreateIndex
CREATE INDEX "ActionChange_partnershipId_actionId_idx" ON "ActionChange"("partnershipId", "actionId");

-- CreateIndex
CREATE INDEX "Delivery_queued" ON "Delivery"("workspaceId", "notBefore", "id") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "Delivery_waiting" ON "Delivery"("notBefore") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "Delivery_sending" ON "Delivery"("workspaceId", "leaseUntilAt") WHERE (state = 'sending');

-- CreateIndex
CREATE INDEX "Delivery_under_way" ON "Delivery"("leaseUntilAt") WHERE (state = ANY (ARRAY['sending'::text, 'uncertain'::text]));

-- CreateIndex
CREATE INDEX "Delivery_partnershipId_state_idx" ON "Delivery"("partnershipId", "state");

-- CreateIndex
CREATE INDEX "Delivery_partnershipId_followsId_idx" ON "Delivery"("partnershipId", "followsId");

-- CreateIndex
CREATE INDEX "Delivery_partnershipId_periodId_idx" ON "Delivery"("partnershipId", "periodId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_partnershipId_key_key" ON "Delivery"("partnershipId", "key");

-- CreateIndex
CREATE INDEX "LocalMessage_workspaceId_conversation_id_idx" ON "LocalMessage"("workspaceId", "conversation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LocalMessage_workspaceId_key_key" ON "LocalMessage"("workspaceId", "key");

-- AddForeignKey
ALTER TABLE "PartnershipWorkspace" ADD CONSTRAINT "PartnershipWorkspace_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipWorkspace" ADD CONSTRAINT "PartnershipWorkspace_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_partnershipId_memberId_fkey" FOREIGN KEY ("partnershipId", "memberId") REFERENCES "Member"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessPlan" ADD CONSTRAINT "BusinessPlan_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Priority" ADD CONSTRAINT "Priority_partnershipId_planId_fkey" FOREIGN KEY ("partnershipId", "planId") REFERENCES "BusinessPlan"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubGroup" ADD CONSTRAINT "SubGroup_partnershipId_planId_fkey" FOREIGN KEY ("partnershipId", "planId") REFERENCES "BusinessPlan"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriorityAction" ADD CONSTRAINT "PriorityAction_partnershipId_planId_fkey" FOREIGN KEY ("partnershipId", "planId") REFERENCES "BusinessPlan"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriorityAction" ADD CONSTRAINT "PriorityAction_partnershipId_priorityId_fkey" FOREIGN KEY ("partnershipId", "priorityId") REFERENCES "Priority"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriorityAction" ADD CONSTRAINT "PriorityAction_partnershipId_subGroupId_fkey" FOREIGN KEY ("partnershipId", "subGroupId") REFERENCES "SubGroup"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuccessMeasure" ADD CONSTRAINT "SuccessMeasure_partnershipId_actionId_fkey" FOREIGN KEY ("partnershipId", "actionId") REFERENCES "PriorityAction"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_partnershipId_planId_fkey" FOREIGN KEY ("partnershipId", "planId") REFERENCES "BusinessPlan"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportingPeriod" ADD CONSTRAINT "ReportingPeriod_partnershipId_scheduleId_fkey" FOREIGN KEY ("partnershipId", "scheduleId") REFERENCES "Schedule"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_partnershipId_periodId_fkey" FOREIGN KEY ("partnershipId", "periodId") REFERENCES "ReportingPeriod"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpdateRequest" ADD CONSTRAINT "UpdateRequest_partnershipId_periodId_fkey" FOREIGN KEY ("partnershipId", "periodId") REFERENCES "ReportingPeriod"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpdateRequestItem" ADD CONSTRAINT "UpdateRequestItem_partnershipId_requestId_fkey" FOREIGN KEY ("partnershipId", "requestId") REFERENCES "UpdateRequest"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusUpdate" ADD CONSTRAINT "StatusUpdate_partnershipId_actionId_fkey" FOREIGN KEY ("partnershipId", "actionId") REFERENCES "PriorityAction"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusUpdate" ADD CONSTRAINT "StatusUpdate_partnershipId_periodId_fkey" FOREIGN KEY ("partnershipId", "periodId") REFERENCES "ReportingPeriod"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ask" ADD CONSTRAINT "Ask_partnershipId_actionId_fkey" FOREIGN KEY ("partnershipId", "actionId") REFERENCES "PriorityAction"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollUp" ADD CONSTRAINT "RollUp_partnershipId_periodId_fkey" FOREIGN KEY ("partnershipId", "periodId") REFERENCES "ReportingPeriod"("partnershipId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


