package plugin

import (
	"context"
	"net/http"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/tracing"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

// traced has the spans of stages that end during a test.
func traced(t *testing.T) func() map[string]tracetest.SpanStub {
	t.Helper()
	memory := tracetest.NewInMemoryExporter()
	provider := trace.NewTracerProvider(trace.WithSyncer(memory))
	tracing.InitDefaultTracer(provider.Tracer(t.Name()))
	t.Cleanup(func() { tracing.InitDefaultTracer(otel.Tracer(t.Name())) })
	return func() map[string]tracetest.SpanStub {
		spans := map[string]tracetest.SpanStub{}
		for _, span := range memory.GetSpans() {
			spans[span.Name] = span
		}
		return spans
	}
}

// measured is how often each stage ended, by stage and status.
func measured(t *testing.T) map[[2]string]uint64 {
	t.Helper()
	families, err := prometheus.DefaultGatherer.Gather()
	require.NoError(t, err)
	counts := map[[2]string]uint64{}
	for _, family := range families {
		if family.GetName() != "multinomial_stage_duration_seconds" {
			continue
		}
		for _, metric := range family.GetMetric() {
			labels := map[string]string{}
			for _, pair := range metric.GetLabel() {
				labels[pair.GetName()] = pair.GetValue()
			}
			counts[[2]string{labels["stage"], labels["status"]}] = metric.GetHistogram().GetSampleCount()
		}
	}
	return counts
}

func TestEveryStageOfAnAnswerIsASpanAndADuration(t *testing.T) {
	g := newGrafana(t)
	d := newTestDatasource(t, allowProm, goodToken)
	spans, before := traced(t), measured(t)
	require.NoError(t, ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(nil), nil).Error)

	found, after := spans(), measured(t)
	whole := found["answer"]
	require.ElementsMatch(t, []attribute.KeyValue{
		attribute.String("ref_id", "Q"), attribute.String("format", "latest"), attribute.Bool("for_alert", false),
	}, whole.Attributes)
	for name, attributes := range map[string][]attribute.KeyValue{
		"plan":   {attribute.Int("requests", 1)},
		"ask":    {attribute.Int("requests", 1), attribute.Int("frames", 2)},
		"derive": {attribute.Int("groups", 1), attribute.Int("frames", 1)},
	} {
		span := found[name]
		require.Equal(t, whole.SpanContext.SpanID(), span.Parent.SpanID(), name)
		require.ElementsMatch(t, attributes, span.Attributes, name)
		require.Equal(t, codes.Unset, span.Status.Code, name)
	}
	for _, name := range []string{"answer", "plan", "ask", "derive"} {
		key := [2]string{name, "ok"}
		require.Equal(t, before[key]+1, after[key], name)
	}
}

func TestAStageThatFailsSaysSo(t *testing.T) {
	g := newGrafana(t)
	g.answer = func(asked) (int, string) { return http.StatusBadGateway, `{"message":"no such host"}` }
	d := newTestDatasource(t, allowProm, goodToken)
	spans, before := traced(t), measured(t)
	require.Error(t, ask(t, inGrafana(t.Context(), g.URL, ""), d, distribution(nil), nil).Error)

	found, after := spans(), measured(t)
	for name, code := range map[string]codes.Code{"answer": codes.Error, "plan": codes.Unset, "ask": codes.Error} {
		require.Equal(t, code, found[name].Status.Code, name)
	}
	require.NotContains(t, found, "derive")
	require.Contains(t, found["ask"].Status.Description, "no such host")
	failed := [2]string{"ask", "error"}
	require.Equal(t, before[failed]+1, after[failed])
}

func TestACancelledStageIsNoError(t *testing.T) {
	d := newTestDatasource(t, allowProm, goodToken)
	before := measured(t)
	ctx, cancel := context.WithCancel(inGrafana(t.Context(), "http://127.0.0.1:1", ""))
	cancel()
	ask(t, ctx, d, distribution(nil), nil)
	cancelled := [2]string{"plan", "cancelled"}
	require.Equal(t, before[cancelled]+1, measured(t)[cancelled])
}
