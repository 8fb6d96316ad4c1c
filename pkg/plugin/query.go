package plugin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/grafana-plugin-sdk-go/experimental/concurrent"
	"go.opentelemetry.io/otel/attribute"
	"golang.org/x/sync/errgroup"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
	"github.com/multinomial/distribution/pkg/stage"
)

var errQueryTime = errors.New("query time is over")

// QueryData answers each query by itself: one that fails leaves the others.
func (d *Datasource) QueryData(ctx context.Context, req *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	forAlert := req.GetHTTPHeader(backend.FromAlertHeaderName) == "true" || req.Headers[backend.FromAlertHeaderName] == "true"
	return concurrent.QueryData(ctx, req, func(ctx context.Context, query concurrent.Query) backend.DataResponse {
		frames, err := d.answer(ctx, query.DataQuery, forAlert)
		if err != nil {
			return d.settings.refuse(ctx, err)
		}
		return backend.DataResponse{Frames: frames, Status: backend.StatusOK}
	}, limits.ParallelQueries)
}

// answer goes the whole road: plan, ask, derive, frames.
func (d *Datasource) answer(ctx context.Context, query backend.DataQuery, forAlert bool) (frames data.Frames, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limits.QueryTime, errQueryTime)
	defer cancel()
	ctx, whole := stage.Start(ctx, stage.Answer,
		attribute.String("ref_id", query.RefID), attribute.String("format", formatOf(query.JSON)), attribute.Bool("for_alert", forAlert))
	defer func() { whole.End(ctx, err) }()
	zone, err := zoneOf(query.JSON, query.TimeRange.From, query.TimeRange.To)
	if err != nil {
		return nil, err
	}
	question := engine.Question{
		Query:    query.JSON,
		From:     query.TimeRange.From.UnixMilli(),
		To:       query.TimeRange.To.UnixMilli(),
		Now:      d.now().UnixMilli(),
		Zone:     zone,
		Kept:     d.settings.kept(),
		Anew:     d.settings.anew(),
		ForAlert: forAlert,
	}
	plan, err := d.plan(ctx, question)
	if err != nil {
		return nil, err
	}
	if err := d.settings.allow(plan.Requests); err != nil {
		return nil, err
	}
	responses, err := d.ask(ctx, plan.Requests)
	if err != nil {
		return nil, err
	}
	derived, err := d.derive(ctx, question, responses)
	if err == nil && forAlert && derived.Deploys != nil {
		question.Deploys = d.deploys(ctx, *derived.Deploys)
		derived, err = d.derive(ctx, question, responses)
	}
	return derived.Frames, err
}

// formatOf a query; empty where the query leaves it to the core.
func formatOf(query json.RawMessage) string {
	var has struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(query, &has)
	return has.Format
}

func (d *Datasource) plan(ctx context.Context, question engine.Question) (plan engine.Plan, err error) {
	ctx, s := stage.Start(ctx, stage.Plan)
	defer func() { s.End(ctx, err) }()
	plan, err = d.core.Plan(ctx, question)
	s.Found(attribute.Int("requests", len(plan.Requests)))
	return plan, err
}

// ask runs the planned requests side by side; the first that doesn't get through ends the others.
func (d *Datasource) ask(ctx context.Context, requests []engine.Request) (responses []engine.Response, err error) {
	ctx, s := stage.Start(ctx, stage.Ask, attribute.Int("requests", len(requests)))
	defer func() { s.End(ctx, err) }()
	who, err := d.settings.account(ctx)
	if err != nil {
		return nil, err
	}
	responses = make([]engine.Response, len(requests))
	group, inGroup := errgroup.WithContext(ctx)
	group.SetLimit(limits.ParallelRequests)
	for i, request := range requests {
		group.Go(func() (err error) {
			// a panic in a goroutine of ours would end the whole plugin
			defer func() {
				if panicked := recover(); panicked != nil {
					err = fault.Defect(fmt.Errorf("panic: %v", panicked), "Asking the upstream stopped with a panic: %v.", panicked)
				}
			}()
			responses[i], err = d.client.Query(inGroup, who.Account, request)
			return d.settings.explain(err, who, request.Datasource.UID)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	frames := 0
	for _, response := range responses {
		frames += len(response.Frames)
	}
	s.Found(attribute.Int("frames", frames))
	return responses, nil
}

// deploys that annotations tell of. An alert doesn't fail for want of them: without the right to read annotations it names none.
func (d *Datasource) deploys(ctx context.Context, request engine.DeployRequest) []engine.Deploy {
	who, err := d.settings.account(ctx)
	if err != nil {
		return []engine.Deploy{}
	}
	found, err := d.client.Deploys(ctx, who.Account, request)
	if err != nil {
		found = []engine.Deploy{}
		backend.Logger.FromContext(ctx).Warn("Deploys can't be read: alerts name none.", "error", err)
	}
	return found
}

func (d *Datasource) derive(ctx context.Context, question engine.Question, responses []engine.Response) (derived engine.Derived, err error) {
	ctx, s := stage.Start(ctx, stage.Derive)
	defer func() { s.End(ctx, err) }()
	derived, err = d.core.Derive(ctx, question, responses)
	s.Found(attribute.Int("groups", derived.Groups), attribute.Int("frames", len(derived.Frames)))
	return derived, err
}
