package reconcile

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// identified settles the ids of rows given as "read id=content", and returns
// them as "id=content".
func identified(t *testing.T, remembered map[string]string, policy idPolicy, rows ...[2]string) []string {
	t.Helper()
	p := &pass{remembered: rubric.State{Entries: map[string]rubric.EntryState{}}}
	for id, hash := range remembered {
		p.remembered.Entries[id] = rubric.EntryState{Hash: hash}
	}
	for _, r := range rows {
		p.rows = append(p.rows, row{read: r[0], hash: r[1]})
	}
	p.settle(policy)
	var out []string
	for _, r := range p.rows {
		out = append(out, r.id)
	}
	return out
}

func TestWhoseAnIDIs(t *testing.T) {
	known := map[string]string{"aaaaa": "A", "bbbbb": "B", "ccccc": "C", "ddddd/vk": "D", "ddddd/ok": "D"}
	for name, test := range map[string]struct {
		rows [][2]string
		want []string
	}{
		"nothing moved":                      {[][2]string{{"aaaaa", "A"}, {"bbbbb", "B"}}, []string{"aaaaa", "bbbbb"}},
		"content edited":                     {[][2]string{{"aaaaa", "A2"}, {"bbbbb", "B"}}, []string{"aaaaa", "bbbbb"}},
		"a copy below":                       {[][2]string{{"aaaaa", "A"}, {"aaaaa", "A"}}, []string{"aaaaa", ""}},
		"a copy above, edited":               {[][2]string{{"aaaaa", "A2"}, {"aaaaa", "A"}}, []string{"", "aaaaa"}},
		"a copy of what is not remembered":   {[][2]string{{"zzzzz", "Z"}, {"zzzzz", "Z"}}, []string{"zzzzz", ""}},
		"the team's columns sorted":          {[][2]string{{"aaaaa", "C"}, {"bbbbb", "A"}, {"ccccc", "B"}}, []string{"ccccc", "aaaaa", "bbbbb"}},
		"sorted, and one edited":             {[][2]string{{"aaaaa", "B"}, {"bbbbb", "A2"}}, []string{"bbbbb", ""}},
		"the id column erased":               {[][2]string{{"", "B"}, {"", "new"}, {"", "A"}}, []string{"bbbbb", "", "aaaaa"}},
		"a row of several entries":           {[][2]string{{"", "D"}}, []string{"ddddd"}},
		"something typed into the id column": {[][2]string{{"see below", "X"}, {"Новый", "Y"}, {"12", "Z"}}, []string{"", "", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, identified(t, known, knownIDs, test.rows...)); diff != "" {
				t.Errorf("ids (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNewIDs(t *testing.T) {
	rows := [][2]string{{"", "A"}, {"", "A"}, {"", "B"}, {"aaaaa", "C"}, {"aaaaa", "D"}}
	first := identified(t, nil, allIDs, rows...)
	if again := identified(t, nil, allIDs, rows...); !slices.Equal(first, again) {
		t.Errorf("the same rows get %q and %q", first, again)
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(first)))); n != len(rows) {
		t.Errorf("%d different ids among %q", n, first)
	}
	for _, id := range first {
		if !rubric.PlausibleID(id) || len(id) != idLength {
			t.Errorf("id %q", id)
		}
	}
	// An id that the state remembers is not given to another row.
	if got := identified(t, map[string]string{first[2]: "gone"}, allIDs, [2]string{"", "B"}); got[0] == first[2] {
		t.Errorf("a remembered id was given out again: %q", got)
	}
}

func TestManyEqualRowsGetIDsInTime(t *testing.T) {
	rows := make([][2]string, 50_000)
	for i := range rows {
		rows[i] = [2]string{"", "same"}
	}
	ids := identified(t, nil, allIDs, rows...)
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			t.Fatalf("id %q twice", id)
		}
		seen[id] = true
	}
}

func BenchmarkIdentify(b *testing.B) {
	p := &pass{remembered: rubric.State{Entries: map[string]rubric.EntryState{}}}
	for i := range 100_000 {
		p.rows = append(p.rows, row{hash: fmt.Sprintf("%024d", i)})
	}
	p.settle(allIDs)
	for i := range p.rows {
		p.rows[i].read = p.rows[i].id
		p.remembered.Entries[p.rows[i].id] = rubric.EntryState{Hash: p.rows[i].hash}
	}
	for b.Loop() {
		for i := range p.rows {
			p.rows[i].id = ""
		}
		p.settle(allIDs)
	}
}
