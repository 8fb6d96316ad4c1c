package plugin

import (
	"context"
	"errors"
	"fmt"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/grafana-plugin-sdk-go/experimental/concurrent"
	"golang.org/x/sync/errgroup"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
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
func (d *Datasource) answer(ctx context.Context, query backend.DataQuery, forAlert bool) (data.Frames, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limits.QueryTime, errQueryTime)
	defer cancel()
	question := engine.Question{
		Query:    query.JSON,
		From:     query.TimeRange.From.UnixMilli(),
		To:       query.TimeRange.To.UnixMilli(),
		Now:      d.now().UnixMilli(),
		ForAlert: forAlert,
	}
	plan, err := d.core.Plan(ctx, question)
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
	return d.core.Derive(ctx, question, responses)
}

// ask runs the planned requests side by side; the first that doesn't get through ends the others.
func (d *Datasource) ask(ctx context.Context, requests []engine.Request) ([]engine.Response, error) {
	who, err := d.settings.account(ctx)
	if err != nil {
		return nil, err
	}
	responses := make([]engine.Response, len(requests))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(limits.ParallelRequests)
	for i, request := range requests {
		group.Go(func() (err error) {
			// a panic in a goroutine of ours would end the whole plugin
			defer func() {
				if panicked := recover(); panicked != nil {
					err = fault.Defect(fmt.Errorf("panic: %v", panicked), "Asking the upstream stopped with a panic: %v.", panicked)
				}
			}()
			responses[i], err = d.client.Query(ctx, who.Account, request)
			return d.settings.explain(err, who, request.Datasource.UID)
		})
	}
	return responses, group.Wait()
}
