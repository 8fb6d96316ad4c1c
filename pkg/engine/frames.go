package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/sobek"

	"github.com/multinomial/distribution/pkg/fault"
)

// parts is what deriveParts answers. Columns come as values, since writing them as JSON and reading them again took longer than
// all else that is done to an answer here.
type parts struct {
	// head is the envelope, with frames whose columns are empty.
	head string
	// columns has the values of each column of each frame.
	columns any
}

func partsOf(vm *sobek.Runtime, answer sobek.Value) parts {
	object := answer.ToObject(vm)
	var p parts
	if head := object.Get("head"); head != nil {
		p.head = head.String()
	}
	if columns := object.Get("columns"); columns != nil {
		p.columns = columns.Export()
	}
	return p
}

// Derived is what the core answers to deriveParts.
type Derived struct {
	// Groups that the upstream's answers have: 1 where nothing is grouped.
	Groups int
	Frames data.Frames
	// Deploys that the frames would name; nil: none, or they were handed in.
	Deploys *DeployRequest
}

// derived puts the parts together.
func (p parts) derived() (Derived, error) {
	ok, err := open(p.head)
	if err != nil {
		return Derived{}, err
	}
	var head struct {
		Groups int               `json:"groups"`
		Frames []json.RawMessage `json:"frames"`
		// Deploys that it would name.
		Deploys *DeployRequest `json:"deploys"`
	}
	if err := json.Unmarshal(ok, &head); err != nil {
		return Derived{}, fault.Defect(err, "The core's answer can't be read: %v.", err)
	}
	columns, _ := p.columns.([]any)
	if len(columns) != len(head.Frames) {
		return Derived{}, fault.Defect(nil, "The core's answer has %d frames, and columns for %d.", len(head.Frames), len(columns))
	}
	frames := make(data.Frames, len(head.Frames))
	for i, text := range head.Frames {
		frames[i] = &data.Frame{}
		err := json.Unmarshal(text, frames[i])
		if err == nil {
			err = fill(frames[i], columns[i])
		}
		if err != nil {
			return Derived{}, fault.Defect(err, "Frame %d of the core's answer can't be read: %v.", i, err)
		}
	}
	return Derived{Groups: head.Groups, Frames: frames, Deploys: head.Deploys}, nil
}

// fill gives the fields of a frame their values.
func fill(frame *data.Frame, values any) error {
	columns, _ := values.([]any)
	if len(columns) != len(frame.Fields) {
		return fmt.Errorf("%d fields and %d columns", len(frame.Fields), len(columns))
	}
	for i, empty := range frame.Fields {
		filled, err := columnOf(empty, columns[i])
		if err != nil {
			return fmt.Errorf("column %d: %w", i, err)
		}
		filled.Config = empty.Config
		frame.Fields[i] = filled
	}
	return nil
}

// columnOf has the values of a column: a list, or numbers as they lie in memory.
func columnOf(empty *data.Field, column any) (*data.Field, error) {
	switch values := column.(type) {
	case []any:
		return fieldOf(empty, values)
	case []float64:
		if empty.Type() != data.FieldTypeNullableFloat64 {
			return nil, errNullable
		}
		out := make([]*float64, len(values))
		for i, value := range values {
			if !math.IsNaN(value) && !math.IsInf(value, 0) {
				out[i] = &values[i]
			}
		}
		return data.NewField(empty.Name, empty.Labels, out), nil
	default:
		return nil, errors.New("no array")
	}
}

var errNullable = errors.New("the core's columns are nullable times, numbers, texts and booleans")

func fieldOf(empty *data.Field, column []any) (*data.Field, error) {
	switch empty.Type() {
	case data.FieldTypeNullableFloat64:
		return field(empty, column, func(value float64) float64 { return value })
	case data.FieldTypeNullableTime:
		return field(empty, column, func(ms float64) time.Time { return time.UnixMilli(int64(ms)).UTC() })
	case data.FieldTypeNullableString:
		return field(empty, column, func(text string) string { return text })
	case data.FieldTypeNullableBool:
		return field(empty, column, func(is bool) bool { return is })
	default:
		return nil, errNullable
	}
}

// field reads a column of one type; what is no number in JSON is null here too.
func field[In, Out any](empty *data.Field, column []any, convert func(In) Out) (*data.Field, error) {
	values := make([]Out, len(column))
	out := make([]*Out, len(column))
	for i, value := range column {
		switch number := value.(type) {
		case nil:
			continue
		case int64:
			value = float64(number)
		case float64:
			if math.IsNaN(number) || math.IsInf(number, 0) {
				continue
			}
		}
		in, ok := value.(In)
		if !ok {
			return nil, fmt.Errorf("%v is a %T", value, value)
		}
		values[i] = convert(in)
		out[i] = &values[i]
	}
	return data.NewField(empty.Name, empty.Labels, out), nil
}
