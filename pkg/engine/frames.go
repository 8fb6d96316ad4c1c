package engine

import (
	"encoding/json"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/multinomial/distribution/pkg/fault"
)

// ReadFrames turns the core's DataFrameJSON into what Grafana is sent.
func ReadFrames(derived []json.RawMessage) (data.Frames, error) {
	frames := make(data.Frames, len(derived))
	for i, text := range derived {
		frames[i] = &data.Frame{}
		if err := json.Unmarshal(text, frames[i]); err != nil {
			return nil, fault.Defect(err, "Frame %d of the core's answer can't be read: %v.", i, err)
		}
	}
	return frames, nil
}
