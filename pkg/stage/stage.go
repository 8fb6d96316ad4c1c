// Package stage follows the stages of an answer: a span for each in Grafana's traces, and its duration in the plugin's metrics
// and debug log.
package stage

import (
	"context"
	"errors"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/tracing"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// Name of a stage, in traces and as the metric's label.
type Name string

const (
	// Answer is the whole of one query.
	Answer Name = "answer"
	// Plan says which upstream requests a query needs.
	Plan Name = "plan"
	// Ask is the upstream's round trip, all requests of a query side by side.
	Ask Name = "ask"
	// Derive turns the upstream's answers into frames.
	Derive Name = "derive"
)

// seconds is exposed by Grafana under /metrics/plugins/multinomial-distribution-datasource.
var seconds = promauto.NewHistogramVec(prometheus.HistogramOpts{
	Namespace: "multinomial",
	Name:      "stage_duration_seconds",
	Help:      "Duration of the stages of an answer: plan, ask (the upstream's round trip), derive, and answer, which is the whole.",
	Buckets:   prometheus.ExponentialBuckets(0.001, 2.5, 13),
}, []string{"stage", "status"})

// Stage that has begun.
type Stage struct {
	name  Name
	span  trace.Span
	start time.Time
}

// Start begins a stage; what runs in it takes the context that is returned.
func Start(ctx context.Context, name Name, known ...attribute.KeyValue) (context.Context, *Stage) {
	ctx, span := tracing.DefaultTracer().Start(ctx, string(name), trace.WithAttributes(known...))
	return ctx, &Stage{name: name, span: span, start: time.Now()}
}

// Found adds what only the stage itself brings to light.
func (s *Stage) Found(attributes ...attribute.KeyValue) { s.span.SetAttributes(attributes...) }

// End ends the stage, with the error that it ended with if any.
func (s *Stage) End(ctx context.Context, err error) {
	took := time.Since(s.start)
	status := statusOf(err)
	if err != nil {
		_ = tracing.Error(s.span, err)
	}
	s.span.End()
	seconds.WithLabelValues(string(s.name), status).Observe(took.Seconds())
	backend.Logger.FromContext(ctx).Debug("Stage ended", "stage", string(s.name), "status", status, "duration", took)
}

func statusOf(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	default:
		return "error"
	}
}
