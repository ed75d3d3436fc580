package assess

import (
	"rubric"
	"rubric/internal/text"
)

// screenBlocks is part 1: the first screen, and four figures beside it.
func screenBlocks(v *view, a *rubric.Assessment, s *screen) []rubric.Block {
	tiles := []rubric.Tile{
		v.scoreTile(tileManagement, a.Management, v.before(func(d *rubric.HistoryDay) *int { return d.Management })),
		v.scoreTile(tileDepartment, a.Department, v.before(func(d *rubric.HistoryDay) *int { return d.Department })),
	}
	if n := len(v.month.Posts); n > 0 {
		tiles = append(tiles, rubric.Tile{
			Label: v.say(tilePosts, nil), Value: rubric.Count(n),
			Note: text.MonthYear(v.lang, v.o.Month),
		})
	}
	if n := len(v.month.Posts); n > 0 && len(v.month.Tasks) > 0 && !v.drafted(rubric.RoleStrategy) && !v.unlinked() {
		tiles = append(tiles, rubric.Tile{
			Label: v.say(tileServing, nil), Value: percentOf(v.month.Serving(), n),
			Note: v.say(tileServingNote, with{"serving": v.month.Serving(), "posts": n}),
		})
	}
	return []rubric.Block{
		rubric.Lines{ID: "screen", Lines: s.lines},
		rubric.Tiles{ID: "totals", Tiles: tiles},
	}
}

func (v *view) scoreTile(label rubric.Text, score, before *int) rubric.Tile {
	t := rubric.Tile{Label: v.say(label, nil), Value: figureOr(score), Note: v.say(tileOf100, nil)}
	if score == nil {
		t.Value, t.Note = v.text(rubric.NoData.Text()).Toned(rubric.Quiet), ""
	} else if before != nil {
		t.Note = v.say(tileBefore, with{"before": *before, "day": v.day(v.prev.Date)})
	}
	return t
}

func (v *view) before(score func(*rubric.HistoryDay) *int) *int {
	if v.prev == nil {
		return nil
	}
	return score(v.prev)
}
