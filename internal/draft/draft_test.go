package draft

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSharesSumTo100(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(1, 60), 1, 40).Draw(rt, "counts")
		sum := 0
		for i, s := range shares(counts) {
			if s <= 0 {
				rt.Fatalf("rubric %d has %d %% of %v", i, s, counts)
			}
			sum += s
		}
		if sum != 100 {
			rt.Fatalf("%v give %d", counts, sum)
		}
	})
}

func TestSharesKeepProportions(t *testing.T) {
	for _, c := range []struct{ counts, want []int }{
		{[]int{11, 4, 3}, []int{60, 25, 15}},
		{[]int{1}, []int{100}},
		{[]int{99, 1}, []int{95, 5}},
	} {
		got := shares(c.counts)
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v give %v, want %v", c.counts, got, c.want)
				break
			}
		}
	}
}
