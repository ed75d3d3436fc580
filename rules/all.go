package rules

import "sync"

// All returns the rules in the catalogue's order: that of results, of the
// rules command and of the docs.
func All() []*Rule {
	return []*Rule{
		// The plan's table.
		&tabMissing,
		&columnMissing,
		&cellRequired,
		&dateInvalid,
		&dateSwapped,
		&dateOutsideTab,
		&weekdayMismatch,
		&statusUnknown,
		&formulaError,

		// The plan against the strategy.
		&rubricUnknown,
		&formatUnknown,
		&channelUnknown,
		&taskUnknown,
		&taskUnlinked,
		&formatChannelMismatch,
		&taskAbandoned,
		&taskUncarried,
		&taskUnderserved,
		&taskOverserved,
		&taskOutsidePeriod,
		&rubricShareOff,
		&cadenceLow,
		&cadenceHigh,
		&gapTooLong,
		&keyDateMissed,
		&planHorizonShort,
		&planBehindStrategy,

		// Approval and publishing.
		&planUnapproved,
		&submittedLate,
		&draftLate,
		&waitingOnManager,
		&selfApproved,
		&approverMissing,
		&changedAfterApproval,
		&addedAfterApproval,
		&overdueUnpublished,
		&publishedNoLink,
		&slotCollision,

		// Goals, strategy, concept.
		&goalNotMeasurable,
		&goalOwnerless,
		&goalOverdue,
		&kpiBehind,
		&goalOrphan,
		&taskOrphan,
		&horizonMissing,
		&rubricOrphan,
		&targetsUndeclared,
		&sharesNot100,
		&rubricAbsent,
		&formatMonotony,

		// Resources.
		&capacityUndeclared,
		&teamOverloaded,
		&ownerOverloaded,
		&formatUncovered,
		&resourceMissing,
		&ownerUnknown,
		&ownerMissing,
		&assetMissing,

		// Reporting, statistics, revision.
		&reportMissing,
		&reportUnread,
		&statsStale,
		&metricUndefined,
		&metricImplausible,
		&reachDeclining,
		&engagementDeclining,
		&followersDeclining,
		&strategyExpired,
		&strategyStale,
		&strategyBehindGoals,

		// Brand.
		&termForbidden,
		&termAvoided,
		&conceptDilution,
		&postDuplicate,
		&topicOffRubric,
		&keyMessageUnused,
		&adUnmarked,
		&adRestrictedChannel,

		// What the team accepted and set.
		&exceptionUnused,
		&exceptionExpired,
		&exceptionUnknownRule,
		&rulesTabInvalid,
	}
}

// byID is made when the first finding is worded, for there may be many.
var byID = sync.OnceValue(func() map[string]*Rule {
	all := map[string]*Rule{}
	for _, r := range All() {
		all[r.ID] = r
	}
	return all
})

// Find finds a rule by its id.
func Find(id string) (*Rule, bool) {
	r, ok := byID()[id]
	return r, ok
}
