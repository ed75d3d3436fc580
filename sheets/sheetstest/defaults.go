package sheetstest

// defaultProperties are the SpreadsheetProperties of a new spreadsheet, as the
// recordings show them.
func defaultProperties(title, locale, zone string) obj {
	white := func() obj { return obj{"red": 1.0, "green": 1.0, "blue": 1.0} }
	return obj{
		"title": title, "locale": locale, "autoRecalc": "ON_CHANGE", "timeZone": zone,
		"defaultFormat": obj{
			"backgroundColor": white(),
			"padding":         obj{"top": 2, "right": 3, "bottom": 2, "left": 3},
			"textFormat": obj{
				"foregroundColor": obj{}, "fontFamily": "arial,sans,sans-serif", "fontSize": 10,
				"bold": false, "italic": false, "strikethrough": false, "underline": false,
				"foregroundColorStyle": obj{"rgbColor": obj{}},
			},
			"verticalAlignment": "BOTTOM", "wrapStrategy": "OVERFLOW_CELL",
			"backgroundColorStyle": obj{"rgbColor": white()},
		},
		"spreadsheetTheme": obj{"primaryFontFamily": "Arial", "themeColors": themeColors()},
	}
}

func themeColors() []any {
	rgb := func(r, g, b float64) obj { return color(obj{"red": r, "green": g, "blue": b}) }
	var colors []any
	for _, c := range []struct {
		kind string
		rgb  obj
	}{
		{"TEXT", obj{}},
		{"BACKGROUND", rgb(1, 1, 1)},
		{"ACCENT1", rgb(0.25882354, 0.52156866, 0.95686275)},
		{"ACCENT2", rgb(0.91764706, 0.2627451, 0.20784314)},
		{"ACCENT3", rgb(0.9843137, 0.7372549, 0.015686275)},
		{"ACCENT4", rgb(0.20392157, 0.65882355, 0.3254902)},
		{"ACCENT5", rgb(1, 0.42745098, 0.003921569)},
		{"ACCENT6", rgb(0.27450982, 0.7411765, 0.7764706)},
		{"LINK", rgb(0.06666667, 0.33333334, 0.8)},
	} {
		colors = append(colors, obj{"colorType": c.kind, "color": obj{"rgbColor": c.rgb}})
	}
	return colors
}
