package engine

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"slices"
	"unsafe"

	"github.com/grafana/sobek"
	jsoniter "github.com/json-iterator/go"

	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
)

// valuesOf has the upstream's answers as the core reads them. Columns of numbers are arrays as they lie in memory, NaN where there is no
// number: the engine takes twenty times as long to go through a list.
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
	// first column of the frame before, and the same as the core has it.
	first      []float64
	firstValue sobek.Value
}

// frame reads DataFrameJSON.
func (r *frameReader) frame(text json.RawMessage) (sobek.Value, error) {
	iter := jsoniter.ParseBytes(jsoniter.ConfigDefault, text)
	frame := objectFrom(r.vm, iter, func(key string) sobek.Value {
		if key != "data" || iter.WhatIsNext() != jsoniter.ObjectValue {
			return parseValue(r.vm, iter, limits.JSONDepth)
		}
		return objectFrom(r.vm, iter, func(key string) sobek.Value {
			if key != "values" || iter.WhatIsNext() != jsoniter.ArrayValue {
				return parseValue(r.vm, iter, limits.JSONDepth)
			}
			return r.columns(iter)
		})
	})
	if iter.Error != nil && !errors.Is(iter.Error, io.EOF) {
		return nil, iter.Error
	}
	return frame, nil
}

func (r *frameReader) columns(iter *jsoniter.Iterator) sobek.Value {
	var columns []any
	size := 0
	for iter.ReadArray() {
		var column sobek.Value
		if iter.WhatIsNext() == jsoniter.ArrayValue {
			column, size = r.column(iter, len(columns) == 0, size)
		} else {
			column = parseValue(r.vm, iter, limits.JSONDepth)
		}
		if iter.Error != nil {
			return nil
		}
		columns = append(columns, column)
	}
	return r.vm.NewArray(columns...)
}

// column reads one, of about `size` values; one that has other values than numbers and null is a list.
func (r *frameReader) column(iter *jsoniter.Iterator, first bool, size int) (sobek.Value, int) {
	numbers := make([]float64, 0, size)
	for iter.ReadArray() {
		switch iter.WhatIsNext() {
		case jsoniter.NumberValue:
			numbers = append(numbers, iter.ReadFloat64())
		case jsoniter.NilValue:
			iter.ReadNil()
			numbers = append(numbers, math.NaN())
		default:
			return r.list(iter, numbers)
		}
		if iter.Error != nil {
			return nil, 0
		}
	}
	if !first {
		return flat(r.vm, numbers), len(numbers)
	}
	if r.firstValue == nil || !slices.Equal(r.first, numbers) {
		r.first, r.firstValue = numbers, flat(r.vm, numbers)
	}
	return r.firstValue, len(numbers)
}

// list reads the rest of a column that begins with numbers.
func (r *frameReader) list(iter *jsoniter.Iterator, before []float64) (sobek.Value, int) {
	items := make([]any, len(before), cap(before)+1)
	for i, number := range before {
		items[i] = sobek.Null()
		if number == number {
			items[i] = r.vm.ToValue(number)
		}
	}
	for more := true; more; more = iter.ReadArray() {
		items = append(items, parseValue(r.vm, iter, limits.JSONDepth))
		if iter.Error != nil {
			return nil, 0
		}
	}
	return r.vm.NewArray(items...), len(items)
}

// flat is a Float64Array over the numbers.
func flat(vm *sobek.Runtime, numbers []float64) sobek.Value {
	var memory []byte
	if len(numbers) > 0 {
		memory = unsafe.Slice((*byte)(unsafe.Pointer(&numbers[0])), 8*len(numbers))
	}
	array, err := vm.New(vm.Get("Float64Array"), vm.ToValue(vm.NewArrayBuffer(memory)))
	if err != nil {
		panic(vm.NewGoError(err))
	}
	return array
}
