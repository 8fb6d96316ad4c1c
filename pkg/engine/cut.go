package engine

import (
	"bytes"
	"encoding/json"
	goruntime "runtime"
	"slices"
	"sync"

	"github.com/multinomial/distribution/pkg/scan"
)

// column of a frame: its text and, where it has nothing but numbers and nulls, those, not nil.
type column struct {
	text    []byte
	numbers []float64
	// Where it has texts and nulls only, and not too many: the different ones, not nil, in order of appearance, and which of them each row
	// has. One of them, at `none`, is null; -1 if there is none.
	texts []string
	codes []int32
	none  int
}

// Different texts of a column that are kept once.
const mostTexts = 1 << 16

// cutFrame is DataFrameJSON with its columns read.
type cutFrame struct {
	text []byte
	// columns begin and end there in the text; nil where it has no array of them.
	columns    []column
	begin, end int
	// The field of the one series that the frame has beside its times, with labels, lies there; 0 where it has something else.
	from, to int
}

// Text that is worth a goroutine of its own.
const worthCutting = 1 << 16

// cutAll cuts the frames of an answer, side by side where that is worth it.
func cutAll(frames []json.RawMessage) []cutFrame {
	cuts := make([]cutFrame, len(frames))
	size := 0
	for _, text := range frames {
		size += len(text)
	}
	parts := max(1, min(goruntime.GOMAXPROCS(0), size/worthCutting, len(frames)))
	var cutting sync.WaitGroup
	for part := range parts {
		from, to := part*len(frames)/parts, (part+1)*len(frames)/parts
		cutting.Go(func() {
			var before *column
			for i := from; i < to; i++ {
				cuts[i] = cut(frames[i], before)
				if len(cuts[i].columns) > 0 {
					before = &cuts[i].columns[0]
				}
			}
		})
	}
	cutting.Wait()
	return cuts
}

// cut reads the columns of a frame; the first one may be as that of the frame before.
func cut(text []byte, before *column) (own cutFrame) {
	defer func() {
		if recover() != nil {
			// what is no JSON is said to be none where it is parsed; a panic here would end the whole plugin
			own = cutFrame{text: text}
		}
	}()
	data := scan.Key(text, 0, "data")
	begin := scan.Key(text, data, "values")
	if begin < 0 || text[begin] != '[' {
		return cutFrame{text: text}
	}
	columns, end := columnsOf(text, begin, before)
	own = cutFrame{text: text, columns: columns, begin: begin, end: end}
	// what else it says of its columns can't be another's
	isPlain := bytes.HasPrefix(text[scan.Space(text, data+1):], []byte(`"values"`)) && text[scan.Space(text, end)] == '}'
	if isPlain && len(columns) == 2 && columns[0].numbers != nil && columns[1].numbers != nil {
		own.from, own.to = seriesOf(text)
	}
	return own
}

// columnsOf reads the array that begins at `at`, and says where it ends.
func columnsOf(text []byte, at int, before *column) (columns []column, end int) {
	columns = make([]column, 0, 2)
	size := 0
	for at = scan.Space(text, at+1); text[at] != ']'; {
		from := at
		if len(columns) == 0 && before != nil && before.numbers != nil && bytes.HasPrefix(text[from:], before.text) {
			at += len(before.text)
			size = len(before.numbers)
			columns = append(columns, *before)
		} else if numbers, length := numbersOf(text[from:], size); length > 0 {
			at += length
			size = len(numbers)
			columns = append(columns, column{text: text[from:at], numbers: numbers})
		} else {
			at = scan.Value(text, from)
			columns = append(columns, textsOf(text[from:at], size))
		}
		at = scan.Next(text, at)
	}
	return columns, at + 1
}

// textsOf reads the JSON array of texts and nulls, about `size` of them; one with more than its text where that is what it is.
func textsOf(text []byte, size int) column {
	own := column{text: text, codes: make([]int32, 0, size), none: -1}
	if text[0] != '[' {
		return column{text: text}
	}
	known := map[string]int32{}
	for at := scan.Space(text, 1); text[at] != ']'; {
		end := scan.Value(text, at)
		item := text[at:end]
		code, ok := known[string(item)]
		if !ok {
			read, isText := textOf(item)
			if !isText || len(own.texts) == mostTexts {
				return column{text: text}
			}
			code = int32(len(own.texts))
			known[string(item)] = code
			own.texts = append(own.texts, read)
			if item[0] == 'n' {
				own.none = int(code)
			}
		}
		own.codes = append(own.codes, code)
		at = scan.Next(text, end)
	}
	return own
}

// textOf reads a JSON text, or null.
func textOf(item []byte) (string, bool) {
	switch {
	case string(item) == "null":
		return "", true
	case item[0] != '"':
		return "", false
	case bytes.IndexByte(item, '\\') < 0:
		return string(item[1 : len(item)-1]), true
	default:
		var read string
		return read, json.Unmarshal(item, &read) == nil
	}
}

// seriesOf is where the second of two fields lies, if it is of numbers with labels, and the first of times.
func seriesOf(text []byte) (from, to int) {
	at := scan.Key(text, scan.Key(text, 0, "schema"), "fields")
	if at < 0 || text[at] != '[' {
		return 0, 0
	}
	first := scan.Space(text, at+1)
	if text[first] != '{' {
		return 0, 0
	}
	comma := scan.Space(text, scan.Value(text, first))
	if text[comma] != ',' {
		return 0, 0
	}
	from = scan.Space(text, comma+1)
	if text[from] != '{' {
		return 0, 0
	}
	to = scan.Value(text, from)
	labels := scan.Key(text, from, "labels")
	isSeries := text[scan.Space(text, to)] == ']' && isWord(text, first, "type", `"time"`) && isWord(text, from, "type", `"number"`) &&
		labels > 0 && text[labels] == '{' && text[scan.Space(text, labels+1)] != '}'
	if !isSeries {
		return 0, 0
	}
	return from, to
}

func isWord(text []byte, at int, key, word string) bool {
	value := scan.Key(text, at, key)
	return value > 0 && bytes.HasPrefix(text[value:], []byte(word))
}

// goesOn says whether a frame differs from this one by its series alone.
func (f *cutFrame) goesOn(next *cutFrame) bool {
	return f.to > 0 && next.to > 0 && bytes.Equal(f.columns[0].text, next.columns[0].text) &&
		slices.EqualFunc(f.around(), next.around(), bytes.Equal)
}

// around is the text without its columns and its series.
func (f *cutFrame) around() [][]byte {
	if f.to < f.begin {
		return [][]byte{f.text[:f.from], f.text[f.to:f.begin], f.text[f.end:]}
	}
	return [][]byte{f.text[:f.begin], f.text[f.end:f.from], f.text[f.to:]}
}
