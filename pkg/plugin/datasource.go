// Package plugin is the data source's backend: it answers queries of alert rules, public dashboards and recorded queries.
package plugin

import (
	"context"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/limits"
	"github.com/multinomial/distribution/pkg/upstream"
)

var (
	_ backend.QueryDataHandler      = (*Datasource)(nil)
	_ backend.CheckHealthHandler    = (*Datasource)(nil)
	_ instancemgmt.InstanceDisposer = (*Datasource)(nil)
)

// Datasource is one configured data source.
type Datasource struct {
	settings settings
	core     *engine.Engine
	client   *upstream.Client
	now      func() time.Time
}

// Factory makes data sources that share one engine.
func Factory(core *engine.Engine) datasource.InstanceFactoryFunc {
	return func(_ context.Context, from backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
		return newDatasource(core, from)
	}
}

func newDatasource(core *engine.Engine, from backend.DataSourceInstanceSettings) (*Datasource, error) {
	s, err := loadSettings(from)
	if err != nil {
		return nil, err
	}
	client, err := upstream.NewClient(limits.UpstreamTime, s.TLSSkipVerify)
	if err != nil {
		return nil, err
	}
	return &Datasource{settings: s, core: core, client: client, now: time.Now}, nil
}

// Dispose ends what the data source holds; Grafana calls it when the settings change.
func (d *Datasource) Dispose() { d.client.Close() }
