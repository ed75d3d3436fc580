package report

import (
	"math"
	"slices"

	"rubric"
)

type entryDoc struct {
	ID string `json:"id"`
	place
	Column     string        `json:"column"`
	Date       string        `json:"date"`
	DateEnd    string        `json:"dateEnd"`
	Time       string        `json:"time"`
	Weekday    string        `json:"weekday"`
	Channels   []string      `json:"channels"`
	Rubric     string        `json:"rubric"`
	Format     string        `json:"format"`
	Topic      string        `json:"topic"`
	Text       string        `json:"text"`
	Visual     string        `json:"visual"`
	Task       string        `json:"task"`
	Owner      string        `json:"owner"`
	Status     rubric.Status `json:"status"`
	StatusText string        `json:"statusText"`
	Approver   string        `json:"approver"`
	Link       string        `json:"link"`
	Hashtags   string        `json:"hashtags"`
	CTA        string        `json:"cta"`
	Campaign   string        `json:"campaign"`
	Ad         string        `json:"ad"`
	Erid       string        `json:"erid"`
	Budget     string        `json:"budget"`
	Comment    string        `json:"comment"`
	Notes      string        `json:"notes"`
	Exception  string        `json:"exception"`
}

func entryOf(e *rubric.Entry) entryDoc {
	return entryDoc{
		ID: e.ID, place: placeOf(e.Pos), Column: rubric.ColumnName(e.Pos.Col),
		Date: e.Date.Date.String(), DateEnd: e.Date.End.String(), Time: e.Time.Text, Weekday: e.Weekday.Text,
		Channels: channelKeys(e.Channel), Rubric: e.Rubric.Text, Format: e.Format.Text,
		Topic: e.Topic.Text, Text: e.Text.Text, Visual: e.Visual.Text, Task: e.Task.Text, Owner: e.Owner.Text,
		Status: e.Status, StatusText: e.StatusAs.Text, Approver: e.Approver.Text, Link: e.Link.Text,
		Hashtags: e.Value(rubric.FieldHashtags).Text, CTA: e.Value(rubric.FieldCTA).Text, Campaign: e.Campaign.Text, Ad: e.Ad.Text, Erid: e.Value(rubric.FieldErid).Text,
		Budget: e.Value(rubric.FieldBudget).Text, Comment: e.Value(rubric.FieldComment).Text, Notes: e.Value(rubric.FieldNotes).Text, Exception: e.Value(rubric.FieldException).Text,
	}
}

type goalDoc struct {
	place
	Goal     string   `json:"goal"`
	Metric   string   `json:"metric"`
	Baseline *float64 `json:"baseline"`
	Target   *float64 `json:"target"`
	Start    string   `json:"start"`
	Deadline string   `json:"deadline"`
	Fact     *float64 `json:"fact"`
	FactDate string   `json:"factDate"`
	Owner    string   `json:"owner"`
	Updated  string   `json:"updated"`
}

func goalOf(g *rubric.Goal) goalDoc {
	return goalDoc{
		place: placeOf(g.Pos), Goal: g.Goal.Text, Metric: g.Metric.Text,
		Baseline: number(g.Baseline), Target: number(g.Target), Start: g.Start.Date.String(),
		Deadline: g.Deadline.Date.String(), Fact: number(g.Fact), FactDate: g.FactDate.Date.String(),
		Owner: g.Owner.Text, Updated: g.Updated.Date.String(),
	}
}

type taskDoc struct {
	place
	Task     string   `json:"task"`
	Goal     string   `json:"goal"`
	Horizon  string   `json:"horizon"`
	Start    string   `json:"start"`
	End      string   `json:"end"`
	Audience string   `json:"audience"`
	Message  string   `json:"message"`
	Share    *float64 `json:"share"`
	Reviewed string   `json:"reviewed"`
}

func taskOf(t *rubric.Task) taskDoc {
	return taskDoc{
		place: placeOf(t.Pos), Task: t.Task.Text, Goal: t.Goal.Text,
		Horizon: knownOr(string(t.Horizon), t.HorizonAs),
		Start:   t.Start.Date.String(), End: t.End.Date.String(), Audience: t.Audience.Text,
		Message: t.Message.Text, Share: number(t.Share), Reviewed: t.Reviewed.Date.String(),
	}
}

type rubricDoc struct {
	place
	Rubric      string   `json:"rubric"`
	Description string   `json:"description"`
	Tasks       []string `json:"tasks"`
	Formats     []string `json:"formats"`
	Channels    []string `json:"channels"`
	Share       *float64 `json:"share"`
	Active      string   `json:"active"`
}

func rubricOf(r *rubric.Rubric) rubricDoc {
	return rubricDoc{
		place: placeOf(r.Pos), Rubric: r.Rubric.Text, Description: r.Description.Text,
		Tasks: r.Tasks.Texts(), Formats: r.Formats.Texts(), Channels: channelKeys(r.Channels),
		Share: number(r.Share), Active: r.Active.Text,
	}
}

type formatDoc struct {
	place
	Format      string   `json:"format"`
	Channels    []string `json:"channels"`
	Hours       *float64 `json:"hours"`
	NeedsVisual string   `json:"needsVisual"`
	NoApproval  string   `json:"noApproval"`
}

func formatOf(f *rubric.Format) formatDoc {
	return formatDoc{
		place: placeOf(f.Pos), Format: f.Format.Text, Channels: channelKeys(f.Channels), Hours: number(f.Hours),
		NeedsVisual: f.NeedsVisual.Text, NoApproval: f.NoApproval.Text,
	}
}

type channelDoc struct {
	place
	Channel    string   `json:"channel"`
	MinPerWeek *float64 `json:"minPerWeek"`
	MaxPerWeek *float64 `json:"maxPerWeek"`
	MaxGapDays *float64 `json:"maxGapDays"`
	ERBase     string   `json:"erBase"`
}

func channelOf(c *rubric.Channel) channelDoc {
	return channelDoc{
		place: placeOf(c.Pos), Channel: channelKey(c.Channel.Text, c.Channel.Key), MinPerWeek: number(c.MinPerWeek),
		MaxPerWeek: number(c.MaxPerWeek), MaxGapDays: number(c.MaxGapDays), ERBase: c.ERBase.Text,
	}
}

type personDoc struct {
	place
	Who          string   `json:"who"`
	Role         string   `json:"role"`
	HoursPerWeek *float64 `json:"hoursPerWeek"`
	Formats      []string `json:"formats"`
	From         string   `json:"from"`
	To           string   `json:"to"`
}

func personOf(p *rubric.Person) personDoc {
	return personDoc{
		place: placeOf(p.Pos), Who: p.Who.Text, Role: p.Role.Text, HoursPerWeek: number(p.HoursPerWeek),
		Formats: p.Formats.Texts(), From: p.From.Date.String(), To: p.To.Date.String(),
	}
}

type needDoc struct {
	place
	What string `json:"what"`
	From string `json:"from"`
	Due  string `json:"due"`
	Here string `json:"here"`
}

func needOf(n *rubric.Resource) needDoc {
	return needDoc{place: placeOf(n.Pos), What: n.What.Text, From: n.From.Text, Due: n.Due.Date.String(), Here: n.Here.Text}
}

type statDoc struct {
	place
	Period         string   `json:"period"`
	Channel        string   `json:"channel"`
	FollowersStart *float64 `json:"followersStart"`
	FollowersEnd   *float64 `json:"followersEnd"`
	Reach          *float64 `json:"reach"`
	Reactions      *float64 `json:"reactions"`
	Comments       *float64 `json:"comments"`
	Shares         *float64 `json:"shares"`
	Saves          *float64 `json:"saves"`
	Posts          *float64 `json:"posts"`
}

func statOf(s *rubric.Stat) statDoc {
	return statDoc{
		place: placeOf(s.Pos), Period: s.Period.String(), Channel: channelKey(s.Channel.Text, s.Channel.Key),
		FollowersStart: number(s.FollowersStart), FollowersEnd: number(s.FollowersEnd), Reach: number(s.Reach),
		Reactions: number(s.Reactions), Comments: number(s.Comments), Shares: number(s.Shares),
		Saves: number(s.Saves), Posts: number(s.Posts),
	}
}

type voiceDoc struct {
	place
	Phrase  string `json:"phrase"`
	Kind    string `json:"kind"`
	Instead string `json:"instead"`
}

func voiceOf(v *rubric.VoiceTerm) voiceDoc {
	return voiceDoc{place: placeOf(v.Pos), Phrase: v.Phrase.Text, Kind: knownOr(string(v.Kind), v.KindAs), Instead: v.Instead.Text}
}

type dateDoc struct {
	place
	Date       string `json:"date"`
	Event      string `json:"event"`
	PostNeeded string `json:"postNeeded"`
	DayOff     string `json:"dayOff"`
}

func dateOf(d *rubric.KeyDate) dateDoc {
	return dateDoc{
		place: placeOf(d.Pos), Date: d.Date.Date.String(), Event: d.Event.Text,
		PostNeeded: d.PostNeeded.Text, DayOff: d.DayOff.Text,
	}
}

type approvalDoc struct {
	place
	Month      string `json:"month"`
	Approver   string `json:"approver"`
	Date       string `json:"date"`
	Read       string `json:"read"`
	Conditions string `json:"conditions"`
}

func approvalOf(a *rubric.Approval) approvalDoc {
	return approvalDoc{
		place: placeOf(a.Pos), Month: a.Month.String(), Approver: a.Approver.Text,
		Date: a.Date.Date.String(), Read: a.Read.Text, Conditions: a.Conditions.Text,
	}
}

// number returns what JSON can say of a quantity: null for anything that is no
// finite number.
func number(q rubric.Quantity) *float64 {
	if !q.Known || math.IsNaN(q.Number) || math.IsInf(q.Number, 0) {
		return nil
	}
	return &q.Number
}

// knownOr returns a value's name in the contract, or the text as written where
// it was not understood.
func knownOr(known string, as rubric.Value) string {
	if known != "" {
		return known
	}
	return as.Text
}

// channelNames are the keys that the contract promises for channels it knows.
var channelNames = []string{
	"vk", "telegram", "instagram", "facebook", "ok", "youtube", "dzen", "tiktok", "rutube", "max", "linkedin",
	"x", "threads", "pinterest", "whatsapp", "email", "blog",
}

// channelKey returns the contract's key of a channel, else the text as written:
// the layout's key of an unknown name is made for lookups, not for people.
func channelKey(text, key string) string {
	if slices.Contains(channelNames, key) {
		return key
	}
	return text
}

func channelKeys(r rubric.Refs) []string {
	out := make([]string, len(r.Names))
	for i, n := range r.Names {
		out[i] = channelKey(n.Text, n.Key)
	}
	return out
}
