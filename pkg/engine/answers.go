package engine

import (
	"bytes"
	"math"
	"slices"
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
		frames, err := reader.frames(cutAll(response.Frames))
		if err != nil {
			return nil, err
		}
		answer := map[string]any{"id": response.ID, "frames": vm.NewArray(frames...)}
		if response.Error != nil {
			answer["error"] = map[string]any{"message": response.Error.Message, "status": response.Error.Status}
		}
		answers[i] = objectOf(vm, answer)
	}
	return vm.NewArray(answers...), nil
}

// texts is a list of a column's texts, each of them once.
func (r *frameReader) texts(own *column) sobek.Value {
	values := make([]any, len(own.texts))
	for i, text := range own.texts {
		values[i] = r.vm.ToValue(text)
		if i == own.none {
			values[i] = sobek.Null()
		}
	}
	rows := make([]any, len(own.codes))
	for row, code := range own.codes {
		rows[row] = values[code]
	}
	return r.vm.NewArray(rows...)
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

// frameReader makes the frames of one answer, which often have the same times.
type frameReader struct {
	vm *sobek.Runtime
	// first column of the frame before, as it was cut and as the core has it.
	first      *column
	firstValue sobek.Value
}

// frames makes those that were cut. Consecutive ones that differ by one series alone become one with several, as if the upstream had
// answered so: the core goes by series, and has a frame less to look at.
func (r *frameReader) frames(cuts []cutFrame) ([]any, error) {
	var frames []any
	for i := 0; i < len(cuts); {
		several := 1
		for i+several < len(cuts) && cuts[i].goesOn(&cuts[i+several]) {
			several++
		}
		frame, err := r.frame(cuts[i : i+several])
		if err != nil {
			return nil, fault.Defect(err, "Frame %d of the upstream's answer can't be read: %v.", i, err)
		}
		frames = append(frames, frame)
		i += several
	}
	return frames, nil
}

// frame makes one of cuts that differ by a series: its columns by hand, and all else as any JSON.
func (r *frameReader) frame(cuts []cutFrame) (sobek.Value, error) {
	first := cuts[0]
	if first.columns == nil {
		return parse(r.vm, string(first.text))
	}
	columns := make([]any, 0, len(first.columns)+len(cuts)-1)
	codes := make([]any, len(first.columns))
	for i := range first.columns {
		own := &first.columns[i]
		value, err := r.value(own, i == 0)
		if err != nil {
			return nil, err
		}
		columns = append(columns, value)
		codes[i] = sobek.Null()
		if own.texts != nil {
			codes[i] = typed(r.vm, "Int32Array", memoryOf(own.codes))
		}
	}
	rest := make([]byte, 0, len(first.text)-(first.end-first.begin)+2)
	rest = append(append(append(rest, first.text[:first.begin]...), "[]"...), first.text[first.end:]...)
	parsed, err := parse(r.vm, string(rest))
	if err != nil {
		return nil, err
	}
	frame := parsed.ToObject(r.vm)
	if len(cuts) > 1 {
		schema := frame.Get("schema").ToObject(r.vm)
		known := schema.Get("fields").ToObject(r.vm)
		fields := []any{known.Get("0"), known.Get("1")}
		for _, cut := range cuts[1:] {
			field, err := parse(r.vm, string(cut.text[cut.from:cut.to]))
			if err != nil {
				return nil, err
			}
			fields = append(fields, field)
			columns = append(columns, flat(r.vm, cut.columns[1].numbers))
		}
		if err := schema.Set("fields", r.vm.NewArray(fields...)); err != nil {
			return nil, err
		}
	}
	data := frame.Get("data").ToObject(r.vm)
	if slices.ContainsFunc(first.columns, func(own column) bool { return own.texts != nil }) {
		if err := data.Set("codes", r.vm.NewArray(codes...)); err != nil {
			return nil, err
		}
	}
	return frame, data.Set("values", r.vm.NewArray(columns...))
}

// value makes a column, or has the one of the frame before where that is the same.
func (r *frameReader) value(own *column, first bool) (sobek.Value, error) {
	switch {
	case own.texts != nil:
		return r.texts(own), nil
	case own.numbers == nil:
		return parse(r.vm, string(own.text))
	case !first:
		return flat(r.vm, own.numbers), nil
	case r.first == nil || !bytes.Equal(r.first.text, own.text):
		r.first, r.firstValue = own, flat(r.vm, own.numbers)
	}
	return r.firstValue, nil
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
	return typed(vm, "Float64Array", memoryOf(numbers))
}

// typed is a typed array over memory.
func typed(vm *sobek.Runtime, name string, memory []byte) sobek.Value {
	array, err := vm.New(vm.Get(name), vm.ToValue(vm.NewArrayBuffer(memory)))
	if err != nil {
		panic(vm.NewGoError(err))
	}
	return array
}
