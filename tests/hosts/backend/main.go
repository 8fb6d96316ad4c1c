// Command backend answers the cases of compare.mjs as the built backend does: through the engine, into frames, over the wire
// to Grafana (Arrow) and out as Grafana's JSON. A case a line in, an answer a line out.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"log"
	"os"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/fault"
)

type testCase struct {
	Query json.RawMessage `json:"query"`
	Range struct {
		From, To, Now int64
		Zone          []engine.ZoneOffset
	} `json:"range"`
	ForAlert  bool `json:"forAlert"`
	Responses []struct {
		ID     string                `json:"id"`
		Frames []json.RawMessage     `json:"frames"`
		Error  *engine.UpstreamError `json:"error"`
	} `json:"responses"`
}

type answer struct {
	Plan   *engine.Plan `json:"plan,omitempty"`
	Frames data.Frames  `json:"frames,omitempty"`
	Error  *fault.Error `json:"error,omitempty"`
}

// patience is how long an answer may take where other checks run beside: every statistic at once takes the interpreter long.
const patience = 5 * time.Minute

func main() {
	core, err := engine.New(engine.Core)
	if err != nil {
		log.Fatal(err)
	}
	core = core.Within(patience)
	in, out := json.NewDecoder(bufio.NewReader(os.Stdin)), bufio.NewWriter(os.Stdout)
	for in.More() {
		var one testCase
		if err := in.Decode(&one); err != nil {
			log.Fatal(err)
		}
		text, err := json.Marshal(run(core, one))
		if err != nil {
			log.Fatal(err)
		}
		_, _ = out.Write(append(text, '\n'))
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func run(core *engine.Engine, one testCase) (a answer) {
	question := engine.Question{Query: one.Query, From: one.Range.From, To: one.Range.To, Now: one.Range.Now, Zone: one.Range.Zone, ForAlert: one.ForAlert}
	plan, err := core.Plan(context.Background(), question)
	if err == nil {
		a.Plan = &plan
		a.Frames, err = derive(core, question, one)
	}
	if err != nil && !errors.As(err, &a.Error) {
		log.Fatal(err)
	}
	return a
}

func derive(core *engine.Engine, question engine.Question, one testCase) (data.Frames, error) {
	responses := make([]engine.Response, len(one.Responses))
	for i, r := range one.Responses {
		responses[i] = engine.Response{ID: r.ID, Frames: r.Frames, Error: r.Error}
	}
	derived, err := core.Derive(context.Background(), question, responses)
	if err != nil {
		return nil, err
	}
	wire, err := derived.Frames.MarshalArrow()
	if err != nil {
		return nil, err
	}
	return data.UnmarshalArrowFrames(wire)
}
