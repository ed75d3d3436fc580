package sheets

import "encoding/json"

// What we ask the API for. The structs of the official client would take some
// ten times the memory for the cells of a large book, so replies are decoded
// into these; requests use the official ones.
type (
	wireBook struct {
		Properties struct {
			Title    string `json:"title"`
			TimeZone string `json:"timeZone"`
		} `json:"properties"`
		Sheets []wireSheet `json:"sheets"`
	}

	wireSheet struct {
		Properties struct {
			SheetID        int64  `json:"sheetId"`
			Title          string `json:"title"`
			SheetType      string `json:"sheetType"`
			Hidden         bool   `json:"hidden"`
			GridProperties struct {
				RowCount    int `json:"rowCount"`
				ColumnCount int `json:"columnCount"`
			} `json:"gridProperties"`
		} `json:"properties"`
		Metadata  []wireMetadata `json:"developerMetadata"`
		Merges    []wireRange    `json:"merges"`
		Charts    []wireChart    `json:"charts"`
		Protected []struct {
			ID int64 `json:"protectedRangeId"`
		} `json:"protectedRanges"`
		Rules []struct{} `json:"conditionalFormats"`
		Data  []wireData `json:"data"`
	}

	wireMetadata struct {
		ID    int64  `json:"metadataId"`
		Key   string `json:"metadataKey"`
		Value string `json:"metadataValue"`
	}

	wireChart struct {
		ID int64 `json:"chartId"`
	}

	// wireRange counts from 0, ends excluded; an absent end is unbounded.
	wireRange struct {
		StartRow int  `json:"startRowIndex"`
		EndRow   *int `json:"endRowIndex"`
		StartCol int  `json:"startColumnIndex"`
		EndCol   *int `json:"endColumnIndex"`
	}

	wireData struct {
		StartRow int `json:"startRow"`
		StartCol int `json:"startColumn"`
		RowData  []struct {
			Values []wireCell `json:"values"`
		} `json:"rowData"`
		Rows []wireDimension `json:"rowMetadata"`
		Cols []wireDimension `json:"columnMetadata"`
	}

	wireDimension struct {
		HiddenByUser   bool           `json:"hiddenByUser"`
		HiddenByFilter bool           `json:"hiddenByFilter"`
		Metadata       []wireMetadata `json:"developerMetadata"`
	}

	wireCell struct {
		Value   *wireValue `json:"effectiveValue"`
		Entered *struct {
			Formula string `json:"formulaValue"`
		} `json:"userEnteredValue"`
		Format *struct {
			Number *wireFormat `json:"numberFormat"`
		} `json:"effectiveFormat"`
		// The rule of a dropdown, kept raw: thousands of cells share one.
		Validation json.RawMessage `json:"dataValidation"`
	}

	wireValue struct {
		Number *float64 `json:"numberValue"`
		Text   *string  `json:"stringValue"`
		Bool   *bool    `json:"boolValue"`
		Error  *struct {
			Type string `json:"type"`
		} `json:"errorValue"`
	}

	wireFormat struct {
		Type    string `json:"type"`
		Pattern string `json:"pattern"`
	}

	wireValidation struct {
		Condition struct {
			Type   string `json:"type"`
			Values []struct {
				Entered string `json:"userEnteredValue"`
			} `json:"values"`
		} `json:"condition"`
	}
)

// bookFields is the mask of everything that Read needs and nothing else: grid
// data without one costs megabytes.
const bookFields = "properties(title,timeZone)," +
	"sheets(properties(sheetId,title,sheetType,hidden,gridProperties(rowCount,columnCount))," +
	"developerMetadata(metadataId,metadataKey,metadataValue)," +
	"merges,charts(chartId),conditionalFormats(ranges(startRowIndex)),protectedRanges(protectedRangeId)," +
	"data(startRow,startColumn," +
	"rowData(values(effectiveValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat),dataValidation(condition)))," +
	"rowMetadata(hiddenByUser,hiddenByFilter)," +
	"columnMetadata(hiddenByUser,hiddenByFilter,developerMetadata(metadataId,metadataKey,metadataValue))))"
