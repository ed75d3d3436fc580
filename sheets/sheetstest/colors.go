package sheetstest

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// colorTwin names the other field of a colour that the API holds twice: plain,
// and as a ColorStyle.
func colorTwin(name string) (twin string, ok bool) {
	if name == "rgbColor" {
		return "", false
	}
	if plain, isStyle := strings.CutSuffix(name, "Style"); isStyle {
		return plain, strings.HasSuffix(plain, "olor")
	}
	return name + "Style", strings.HasSuffix(name, "olor")
}

// mirrorColors writes colours as Google returns them: in steps of 1/255,
// without zeros, and in both of the fields that hold one.
func mirrorColors(o obj) obj {
	if o == nil {
		return nil
	}
	out := make(obj, len(o))
	for k, v := range o {
		inner, ok := v.(obj)
		switch {
		case !ok:
			out[k] = v
		case isColor(inner):
			out[k] = color(inner)
		default:
			out[k] = mirrorColors(inner)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(out)) {
		twin, ok := colorTwin(name)
		inner, isObj := out[name].(obj)
		if !ok || !isObj {
			continue
		}
		if rgb := sub(inner, "rgbColor"); rgb != nil {
			out[twin] = rgb // the style wins
		} else if strings.HasSuffix(name, "olor") && out[twin] == nil {
			out[twin] = obj{"rgbColor": inner}
		}
	}
	return out
}

func isColor(o obj) bool {
	for k := range o {
		if k != "red" && k != "green" && k != "blue" && k != "alpha" {
			return false
		}
	}
	return true
}

func color(o obj) obj {
	out := obj{}
	for k, v := range o {
		if x, _ := v.(float64); x != 0 {
			out[k] = quantized(x)
		}
	}
	return out
}

// quantized cuts a part of a colour to one of 255 steps and gives it as Google
// prints it, in single precision: 0.5 comes back as 0.49803922.
func quantized(x float64) float64 {
	step := math.Floor(min(max(x, 0), 1)*255 + 1e-4)
	text := strconv.FormatFloat(step/255, 'g', -1, 32)
	part, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return part
}

// withTwins lets a mask that names one field of a colour set both.
func (m *mask) withTwins() *mask {
	if m == nil || m.all {
		return m
	}
	out := &mask{kids: map[string]*mask{}}
	for name, c := range m.kids {
		out.kids[name] = c.withTwins()
	}
	for name := range m.kids {
		if twin, ok := colorTwin(name); ok && m.kids[twin] == nil {
			out.kids[twin] = everything()
		}
	}
	return out
}
