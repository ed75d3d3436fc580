package sheetstest

import (
	"fmt"
	"testing"
)

// BenchmarkLargeBook is the shape of a large sync: 20,000 rows read in one
// request, a column written by data filter.
func BenchmarkLargeBook(b *testing.B) {
	srv := New(Options{})
	id := srv.Create("Book")
	p := srv.People(id)
	rows := make([][]any, 20_000)
	for i := range rows {
		for j := range 12 {
			rows[i] = append(rows[i], fmt.Sprintf("value %d %d", i, j))
		}
	}
	p.Paste(0, 1, 1, rows)
	srv.with(id, func(d *document) {
		d.metadata = append(d.metadata, metadata{id: 1, key: "k", kind: "COLUMN", start: 3, end: 4})
	})
	b.Run("get", func(b *testing.B) {
		for b.Loop() {
			srv.with(id, func(d *document) {
				m, _ := parseMask("sheets.data(rowData.values(effectiveValue,effectiveFormat.numberFormat),columnMetadata)")
				if len(reply{body: d.show(view{mask: m})}.encode()) == 0 {
					b.Fatal("nothing read")
				}
			})
		}
	})
	b.Run("apply", func(b *testing.B) {
		for b.Loop() {
			srv.with(id, func(d *document) {
				if _, _, err := d.apply([]obj{{"clearBasicFilter": obj{"sheetId": 0}}}); err != nil {
					b.Fatal(err)
				}
			})
		}
	})
}
