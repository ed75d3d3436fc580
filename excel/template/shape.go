package template

import "rubric"

// kind is what a column's cells hold, as far as their looks go.
type kind uint8

const (
	kindName kind = iota // a few words, in the middle of reading
	kindText             // sentences: wrapped
	kindLead             // what the row is about: wrapped and strong
	kindDate
	kindDay // a date with its weekday
	kindClock
	kindMonth
	kindPercent
	kindNumber
	kindCount // a whole number, maybe a large one
	kindMark  // yes or no, a status, a kind: centred
)

// shape is how a column looks. Width is in characters of ordinary text.
type shape struct {
	kind  kind
	width float64
}

// shapeOf says how a field's column looks on a tab.
func shapeOf(role rubric.Role, f rubric.Field) shape {
	if s, ok := leads[role]; ok && s.field == f {
		return shape{kindLead, s.width}
	}
	if s, ok := shapes[f]; ok {
		if role == rubric.RolePlan && f == rubric.FieldDate {
			return shape{kindDay, 19}
		}
		return s
	}
	return shape{kindName, 20}
}

// leads are the columns that name what a row is about.
var leads = map[rubric.Role]struct {
	field rubric.Field
	width float64
}{
	rubric.RoleGoals:    {rubric.FieldGoal, 44},
	rubric.RoleStrategy: {rubric.FieldTask, 42},
	rubric.RoleRubrics:  {rubric.FieldRubric, 24},
	rubric.RoleFormats:  {rubric.FieldFormat, 20},
	rubric.RoleChannels: {rubric.FieldChannel, 20},
	rubric.RolePlan:     {rubric.FieldTopic, 38},
	rubric.RolePeople:   {rubric.FieldWho, 22},
	rubric.RoleNeeds:    {rubric.FieldWhat, 44},
	rubric.RoleVoice:    {rubric.FieldPhrase, 28},
	rubric.RoleDates:    {rubric.FieldEvent, 44},
	rubric.RoleRules:    {rubric.FieldRule, 26},
	rubric.RoleSettings: {rubric.FieldKey, 22},
}

var shapes = map[rubric.Field]shape{
	rubric.FieldDate:     {kindDate, 13},
	rubric.FieldStart:    {kindDate, 13},
	rubric.FieldEnd:      {kindDate, 13},
	rubric.FieldDeadline: {kindDate, 13},
	rubric.FieldFactDate: {kindDate, 14},
	rubric.FieldUpdated:  {kindDate, 13},
	rubric.FieldReviewed: {kindDate, 16},
	rubric.FieldFrom:     {kindDate, 13},
	rubric.FieldTo:       {kindDate, 13},
	rubric.FieldDue:      {kindDate, 13},
	rubric.FieldTime:     {kindClock, 9},
	rubric.FieldPeriod:   {kindMonth, 18},
	rubric.FieldMonth:    {kindMonth, 18},

	rubric.FieldShare:        {kindPercent, 10},
	rubric.FieldBaseline:     {kindCount, 12},
	rubric.FieldTarget:       {kindCount, 12},
	rubric.FieldFact:         {kindCount, 12},
	rubric.FieldHours:        {kindNumber, 10},
	rubric.FieldHoursPerWeek: {kindNumber, 14},
	rubric.FieldMinPerWeek:   {kindNumber, 14},
	rubric.FieldMaxPerWeek:   {kindNumber, 14},
	rubric.FieldMaxGapDays:   {kindNumber, 14},

	rubric.FieldFollowersStart: {kindCount, 16},
	rubric.FieldFollowersEnd:   {kindCount, 16},
	rubric.FieldReach:          {kindCount, 13},
	rubric.FieldReactions:      {kindCount, 13},
	rubric.FieldComments:       {kindCount, 16},
	rubric.FieldShares:         {kindCount, 13},
	rubric.FieldSaves:          {kindCount, 15},
	rubric.FieldPosts:          {kindCount, 11},

	rubric.FieldStatus:      {kindMark, 20},
	rubric.FieldHorizon:     {kindMark, 13},
	rubric.FieldActive:      {kindMark, 11},
	rubric.FieldNeedsVisual: {kindMark, 12},
	rubric.FieldNoApproval:  {kindMark, 16},
	rubric.FieldERBase:      {kindMark, 14},
	rubric.FieldAd:          {kindMark, 11},
	rubric.FieldHere:        {kindMark, 9},
	rubric.FieldRead:        {kindMark, 16},
	rubric.FieldKind:        {kindMark, 14},
	rubric.FieldPostNeeded:  {kindMark, 12},
	rubric.FieldDayOff:      {kindMark, 12},
	rubric.FieldOn:          {kindMark, 12},
	rubric.FieldSeverity:    {kindMark, 13},
	rubric.FieldActor:       {kindMark, 15},

	rubric.FieldText:        {kindText, 56},
	rubric.FieldDescription: {kindText, 48},
	rubric.FieldMessage:     {kindText, 44},
	rubric.FieldAudience:    {kindText, 28},
	rubric.FieldVisual:      {kindText, 28},
	rubric.FieldTask:        {kindText, 30},
	rubric.FieldTasks:       {kindText, 34},
	rubric.FieldGoal:        {kindText, 34},
	rubric.FieldMetric:      {kindText, 24},
	rubric.FieldFormats:     {kindText, 26},
	rubric.FieldChannels:    {kindText, 26},
	rubric.FieldChannel:     {kindText, 16},
	rubric.FieldRubric:      {kindText, 18},
	rubric.FieldFormat:      {kindName, 13},
	rubric.FieldOwner:       {kindName, 16},
	rubric.FieldApprover:    {kindName, 16},
	rubric.FieldLink:        {kindText, 30},
	rubric.FieldComment:     {kindText, 28},
	rubric.FieldException:   {kindText, 28},
	rubric.FieldErid:        {kindName, 14},
	rubric.FieldConditions:  {kindText, 44},
	rubric.FieldInstead:     {kindText, 34},
	rubric.FieldParams:      {kindText, 28},
	rubric.FieldCondition:   {kindText, 44},
	rubric.FieldValue:       {kindText, 26},
}
