package engine

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"

	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/fault"
)

// valuesOf has the upstream's answers as the core reads them. Columns of numbers are arrays as they lie in memory, NaN where there is no
// number: what is compiled goes through them as they are, where a list would be looked into value by value.
func valuesOf(vm *sobek.Runtime, responses []Response) (sobek.Value, error) {
	answers := make([]any, len(responses))
	for i, response := range responses {
		reader := frameReader{vm: vm}
		frames := make([]any, len(response.Frames))
		for j, text := range response.Frames {
			frame, err := reader.frame(text)
			if err != nil {
				return nil, fault.Defect(err, "Frame %d of the upstream's answer can't be read: %v.", j, err)
			}
			frames[j] = frame
		}
		answer := map[string]any{"id": response.ID, "frames": vm.NewArray(frames...)}
		if response.Error != nil {
			answer["error"] = map[string]any{"message": response.Error.Message, "status": response.Error.Status}
		}
		answers[i] = objectOf(vm, answer)
	}
	return vm.NewArray(answers...), nil
}

// objectOf is a plain object of the engine's own.
func objectOf(vm *sobek.Runtime, from map[string]any) *sobek.Object {
	object := vm.NewObject()
	for key, value := range from {
		if nested, ok := value.(map[string]any); ok {
			value = objectOf(vm, nested)
		}
		// an object that was just made takes any key
		_ = object.Set(key, value)
	}
	return object
}

// frameReader reads the frames of one answer, which often have the same times.
type frameReader struct {
	vm *sobek.Runtime
	// first column of the frame before, as text and as the core has it.
	first      []byte
	firstValue sobek.Value
}

// frame reads DataFrameJSON: its columns by hand, and all else as any JSON.
func (r *frameReader) frame(text json.RawMessage) (sobek.Value, error) {
	begin := valueOf(text, valueOf(text, 0, "data"), "values")
	if begin < 0 || text[begin] != '[' {
		return parse(r.vm, string(text))
	}
	columns, end, err := r.columns(text, begin)
	if err != nil {
		return nil, err
	}
	rest := make([]byte, 0, len(text)-(end-begin)+2)
	rest = append(append(append(rest, text[:begin]...), "[]"...), text[end:]...)
	frame, err := parse(r.vm, string(rest))
	if err == nil {
		err = frame.ToObject(r.vm).Get("data").ToObject(r.vm).Set("values", columns)
	}
	return frame, err
}

// columns reads the array that begins at `at`, and says where it ends.
func (r *frameReader) columns(text []byte, at int) (sobek.Value, int, error) {
	var all []any
	size := 0
	for at = skipSpace(text, at+1); text[at] != ']'; {
		from := at
		first := len(all) == 0
		if first && len(r.first) > 0 && bytes.HasPrefix(text[from:], r.first) {
			at += len(r.first)
			all = append(all, r.firstValue)
		} else if numbers, length := numbersOf(text[from:], size); length > 0 {
			at += length
			size = len(numbers)
			column := flat(r.vm, numbers)
			all = append(all, column)
			if first {
				r.first, r.firstValue = text[from:at], column
			}
		} else {
			at = skipValue(text, from)
			column, err := parse(r.vm, string(text[from:at]))
			if err != nil {
				return nil, 0, err
			}
			all = append(all, column)
		}
		at = skipSpace(text, at)
		if text[at] == ',' {
			at = skipSpace(text, at+1)
		}
	}
	return r.vm.NewArray(all...), at + 1, nil
}

// valueOf is where the value of a key begins in the object at `at`; -1 where there is none.
func valueOf(text []byte, at int, key string) int {
	if at < 0 || text[at] != '{' {
		return -1
	}
	for at = skipSpace(text, at+1); text[at] == '"'; {
		own := text[at+1 : skipValue(text, at)-1]
		at = skipSpace(text, skipValue(text, at))
		value := skipSpace(text, at+1)
		if string(own) == key {
			return value
		}
		at = skipSpace(text, skipValue(text, value))
		if text[at] == ',' {
			at = skipSpace(text, at+1)
		}
	}
	return -1
}

// skipSpace is where the space that begins at `at` ends.
func skipSpace(text []byte, at int) int {
	for text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t' {
		at++
	}
	return at
}

// skipValue is where the value that begins at `at` ends.
func skipValue(text []byte, at int) int {
	depth := 0
	for {
		switch text[at] {
		case '"':
			for at++; text[at] != '"'; at++ {
				if text[at] == '\\' {
					at++
				}
			}
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		at++
		if depth == 0 && (at == len(text) || bytes.IndexByte([]byte(",]}: \n\r\t"), text[at]) >= 0) {
			return at
		}
	}
}

// numbersOf reads the JSON array of numbers and nulls, which are NaN, that a text begins with, about `size` of them, and says how long it
// is; 0 where it has something else.
func numbersOf(text []byte, size int) (numbers []float64, length int) {
	if text[0] != '[' {
		return nil, 0
	}
	numbers = make([]float64, 0, size)
	for i := 1; i < len(text); {
		switch c := text[i]; {
		case c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t':
			i++
		case c == ']':
			return numbers, i + 1
		case c == 'n':
			numbers = append(numbers, math.NaN())
			i += len("null")
		case c == '-' || c >= '0' && c <= '9':
			number, digits, ok := numberOf(text[i:])
			if !ok {
				return nil, 0
			}
			numbers = append(numbers, number)
			i += digits
		default:
			return nil, 0
		}
	}
	return nil, 0
}

var powersOfTen = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// numberOf reads the number that a text begins with, and says how long it is. Up to 15 digits are exact, and so is what they are divided by.
func numberOf(text []byte) (number float64, length int, ok bool) {
	const exact = 15
	var mantissa uint64
	digits, decimals, i := 0, 0, 0
	negative := text[0] == '-'
	if negative {
		i++
	}
	point := false
	for ; i < len(text); i++ {
		c := text[i]
		if c >= '0' && c <= '9' {
			mantissa = mantissa*10 + uint64(c-'0')
			digits++
			if point {
				decimals++
			}
		} else if c == '.' && !point {
			point = true
		} else {
			break
		}
		if digits > exact {
			return slowNumberOf(text)
		}
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		return slowNumberOf(text)
	}
	number = float64(mantissa) / powersOfTen[decimals]
	if negative {
		number = -number
	}
	return number, i, true
}

func slowNumberOf(text []byte) (number float64, length int, ok bool) {
	length = bytes.IndexAny(text, ", ]\n\r\t")
	if length < 0 {
		return 0, 0, false
	}
	number, err := strconv.ParseFloat(string(text[:length]), 64)
	return number, length, err == nil
}

// flat is a Float64Array over the numbers.
func flat(vm *sobek.Runtime, numbers []float64) sobek.Value {
	array, err := vm.New(vm.Get("Float64Array"), vm.ToValue(vm.NewArrayBuffer(memoryOf(numbers))))
	if err != nil {
		panic(vm.NewGoError(err))
	}
	return array
}
