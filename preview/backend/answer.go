package main

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/config"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// question is a query over a range in milliseconds, as the page asks it.
type question struct {
	Query json.RawMessage `json:"query"`
	Range struct {
		From int64 `json:"from"`
		To   int64 `json:"to"`
	} `json:"range"`
}

// answer asks the data source as Grafana does, and gives the frames or the query's own error.
func answer(ctx context.Context, from backend.QueryDataHandler, settings *backend.DataSourceInstanceSettings, body io.Reader) (data.Frames, error) {
	var asked question
	if err := json.NewDecoder(body).Decode(&asked); err != nil {
		return nil, err
	}
	response, err := from.QueryData(ctx, &backend.QueryDataRequest{
		PluginContext: backend.PluginContext{
			Namespace:                  "default",
			PluginID:                   "multinomial-distribution-datasource",
			DataSourceInstanceSettings: settings,
			GrafanaConfig:              config.NewGrafanaCfg(nil),
		},
		Queries: []backend.DataQuery{{
			RefID: refID,
			JSON:  asked.Query,
			TimeRange: backend.TimeRange{
				From: time.UnixMilli(asked.Range.From),
				To:   time.UnixMilli(asked.Range.To),
			},
		}},
	})
	if err != nil {
		return nil, err
	}
	result := response.Responses[refID]
	return result.Frames, result.Error
}
