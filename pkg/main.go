// Command pkg is the data source's backend, which Grafana starts.
package main

import (
	"os"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/plugin"
)

func main() {
	engine.CollectLess()
	core, err := engine.New(engine.Core)
	if err != nil {
		log.DefaultLogger.Error("The core does not start", "error", err)
		os.Exit(1)
	}
	err = datasource.Manage("multinomial-distribution-datasource", plugin.Factory(core), datasource.ManageOpts{})
	if err != nil {
		log.DefaultLogger.Error("The plugin ended", "error", err)
		os.Exit(1)
	}
}
