package expr

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"rubric"
)

// entryView is the entry that is looked at.
type entryView struct {
	opaque
	*rubric.Entry
	cells cellsView
}

// show turns to the next entry.
func (v *entryView) show(w *World, e *rubric.Entry) {
	v.kind, v.Entry = entryType, e
	v.cells.show(w, e.Pos)
}

// Equal reports whether it is the same entry.
func (v *entryView) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(v) == other) }

// Value is what the fields are read from.
func (v *entryView) Value() any { return v }

var entryFields = func() fields[*entryView] {
	fs := fields[*entryView]{
		"id":         {cel.StringType, func(v *entryView) ref.Val { return types.String(v.ID) }},
		"tab":        {cel.StringType, func(v *entryView) ref.Val { return types.String(v.Pos.Tab) }},
		"row":        {cel.IntType, func(v *entryView) ref.Val { return types.Int(v.Pos.Row) }},
		"date":       {cel.TimestampType, func(v *entryView) ref.Val { return day(v.Date.Date) }},
		"dateEnd":    {cel.TimestampType, func(v *entryView) ref.Val { return day(v.Date.End) }},
		"channels":   {textsType, func(v *entryView) ref.Val { return keys(v.Channel) }},
		"status":     {cel.StringType, func(v *entryView) ref.Val { return types.String(v.Status) }},
		"statusText": {cel.StringType, func(v *entryView) ref.Val { return said(v.StatusAs) }},
		"cells":      {cellsType, func(v *entryView) ref.Val { return &v.cells }},
	}
	for name, get := range map[rubric.Field]func(*rubric.Entry) string{
		rubric.FieldTime:      func(e *rubric.Entry) string { return e.Time.Text },
		rubric.FieldWeekday:   func(e *rubric.Entry) string { return e.Weekday.Text },
		rubric.FieldRubric:    func(e *rubric.Entry) string { return e.Rubric.Text },
		rubric.FieldFormat:    func(e *rubric.Entry) string { return e.Format.Text },
		rubric.FieldTopic:     func(e *rubric.Entry) string { return e.Topic.Text },
		rubric.FieldText:      func(e *rubric.Entry) string { return e.Text.Text },
		rubric.FieldVisual:    func(e *rubric.Entry) string { return e.Visual.Text },
		rubric.FieldTask:      func(e *rubric.Entry) string { return e.Task.Text },
		rubric.FieldOwner:     func(e *rubric.Entry) string { return e.Owner.Text },
		rubric.FieldApprover:  func(e *rubric.Entry) string { return e.Approver.Text },
		rubric.FieldLink:      func(e *rubric.Entry) string { return e.Link.Text },
		rubric.FieldHashtags:  func(e *rubric.Entry) string { return e.Value(rubric.FieldHashtags).Text },
		rubric.FieldCTA:       func(e *rubric.Entry) string { return e.Value(rubric.FieldCTA).Text },
		rubric.FieldCampaign:  func(e *rubric.Entry) string { return e.Campaign.Text },
		rubric.FieldUTM:       func(e *rubric.Entry) string { return e.Value(rubric.FieldUTM).Text },
		rubric.FieldAd:        func(e *rubric.Entry) string { return e.Ad.Text },
		rubric.FieldErid:      func(e *rubric.Entry) string { return e.Value(rubric.FieldErid).Text },
		rubric.FieldBudget:    func(e *rubric.Entry) string { return e.Value(rubric.FieldBudget).Text },
		rubric.FieldComment:   func(e *rubric.Entry) string { return e.Value(rubric.FieldComment).Text },
		rubric.FieldNotes:     func(e *rubric.Entry) string { return e.Value(rubric.FieldNotes).Text },
		rubric.FieldException: func(e *rubric.Entry) string { return e.Value(rubric.FieldException).Text },
	} {
		fs[string(name)] = field[*entryView]{cel.StringType, func(v *entryView) ref.Val { return types.String(get(v.Entry)) }}
	}
	return fs
}()

// columnOf is the column that a field of an entry is read from.
func columnOf(name string) Column {
	switch name {
	case "id", "tab", "row", "cells":
		return Column{}
	case "dateEnd":
		return Column{Field: rubric.FieldDate}
	case "channels":
		return Column{Field: rubric.FieldChannel}
	case "statusText":
		return Column{Field: rubric.FieldStatus}
	}
	return Column{Field: rubric.Field(name)}
}
