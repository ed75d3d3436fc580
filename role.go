package rubric

// Role is what a tab is for.
type Role string

// The roles of tabs.
const (
	RoleGoals      Role = "goals"
	RoleStrategy   Role = "strategy"
	RoleRubrics    Role = "rubrics"
	RoleFormats    Role = "formats"
	RoleChannels   Role = "channels"
	RolePlan       Role = "plan"
	RolePeople     Role = "people"
	RoleNeeds      Role = "needs"
	RoleApprovals  Role = "approvals"
	RoleStatistics Role = "statistics"
	RoleVoice      Role = "voice"
	RoleDates      Role = "dates"
	RoleRules      Role = "rules"
	RoleSettings   Role = "settings"
	RoleIdeas      Role = "ideas"      // an idea bank: known, never taken for the plan
	RoleAssessment Role = "assessment" // generated
	RoleCheck      Role = "check"      // generated for grids, which have no room for columns
	RoleState      Role = "state"      // generated, hidden
	RoleOther      Role = "other"
)

// RoleSpec declares a role: the name its tab bears in a book of ours, and the
// fields its columns hold, in the order in which we would lay them out.
type RoleSpec struct {
	Role   Role
	Name   Text
	Fields []FieldSpec
}

// Roles lists the roles a team may fill, in the order of a complete book.
func Roles() []RoleSpec { return roles }

// Spec returns the declaration of a role. An unknown role has no fields.
func (r Role) Spec() RoleSpec {
	for _, s := range roles {
		if s.Role == r {
			return s
		}
	}
	return RoleSpec{Role: r}
}

// Name returns the name of the role's tab.
func (r Role) Name() Text {
	switch r {
	case RoleAssessment:
		return Text{"Оценка", "Assessment"}
	case RoleCheck:
		return Text{"Проверка", "Check"}
	case RoleState:
		return Text{"_rubric", "_rubric"}
	case RoleIdeas:
		return Text{"Идеи", "Ideas"}
	case RoleOther:
		return Text{"Другое", "Other"}
	}
	return r.Spec().Name
}

// Field returns the declaration of one of the role's fields.
func (s RoleSpec) Field(f Field) (FieldSpec, bool) {
	for _, spec := range s.Fields {
		if spec.Field == f {
			return spec, true
		}
	}
	return FieldSpec{}, false
}
