package plugin

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/fault"
)

// virtual are Grafana's own data sources that hand a query on to others, or to a dashboard: no list allows them.
var virtual = []string{"__expr__", "-100", "-- Mixed --", "-- Dashboard --", "-- Grafana --", "grafana", "mixed", "dashboard"}

// allow refuses upstreams that the data source doesn't name, and itself. It comes before the first request.
func (s settings) allow(requests []engine.Request) error {
	for _, request := range requests {
		ref := request.Datasource
		if ref.UID == s.uid || ref.Type == pluginType {
			return fault.New(fault.Query, 0,
				"The upstream is a Distribution data source itself.",
				"Choose the data source that has the counts.")
		}
		if slices.Contains(virtual, ref.UID) || slices.Contains(virtual, ref.Type) {
			return fault.New(fault.Access, http.StatusForbidden,
				fmt.Sprintf("%s is not a data source that has counts.", ref.UID),
				"Choose the data source that has the counts.")
		}
		if !slices.Contains(s.Upstreams, ref.UID) {
			return fault.New(fault.Access, http.StatusForbidden,
				fmt.Sprintf("Upstream %s is not allowed in alert rules and public dashboards.", ref.UID),
				"Allow it in "+s.place("Allowed upstreams")+".")
		}
	}
	return nil
}
