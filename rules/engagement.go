package rules

import (
	"slices"

	"rubric"
	"rubric/internal/text"
)

// Base is what an engagement rate is computed from. Rates of different bases
// are never mixed: by reach and by followers the same month gives quite
// different figures.
type Base uint8

// The bases of engagement rates.
const (
	NoBase Base = iota
	ByReach
	ByFollowers
)

// BaseOf returns the base that the channels tab gives a channel, by its key.
func BaseOf(b *rubric.Book, channel string) Base {
	c := b.Channel(channel)
	if c == nil {
		return NoBase
	}
	return baseNamed(c.ERBase.Text)
}

// What the bases are called, in any form of the words.
var (
	reachStems    = text.Stems("охват reach")
	followerStems = text.Stems("подписчики подписчик followers subscribers")
)

// baseNamed finds the base that a text names.
func baseNamed(s string) Base {
	for _, stem := range text.Stems(s) {
		switch {
		case slices.Contains(reachStems, stem):
			return ByReach
		case slices.Contains(followerStems, stem):
			return ByFollowers
		}
	}
	return NoBase
}

// EngagementRate is that of a row of the statistics in percent, by the base of
// its channel; unknown without one.
func EngagementRate(b *rubric.Book, s *rubric.Stat) (percent float64, known bool) {
	answers, of, known := engagement(s, BaseOf(b, s.Channel.Key))
	if !known {
		return 0, false
	}
	return answers * 100 / of, true
}

// engagement returns the two figures that a rate comes from.
func engagement(s *rubric.Stat, by Base) (answers, of float64, known bool) {
	answers, known = s.Engagements()
	q := s.Reach
	switch by {
	case NoBase:
		return 0, 0, false
	case ByFollowers:
		q = s.FollowersEnd
	}
	return answers, q.Number, known && q.Known && q.Number > 0
}
