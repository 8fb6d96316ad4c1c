// The preview's backend: the data source's real one, behind a small HTTP server on loopback instead of Grafana.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/multinomial/distribution/pkg/engine"
	"github.com/multinomial/distribution/pkg/plugin"
)

const (
	uid     = "multinomial"
	refID   = "A"
	maxBody = 5 << 20
)

func main() {
	port := flag.Int("port", 8500, "port on loopback")
	grafana := flag.String("grafana", "", "URL of the preview, which answers as Grafana does")
	flag.Parse()
	if err := serve(*port, *grafana, os.Getenv("PREVIEW_TOKEN")); err != nil {
		log.Fatal(err)
	}
}

func serve(port int, grafana, token string) error {
	datasource, settings, err := newDatasource(grafana, token)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("POST /query", func(w http.ResponseWriter, r *http.Request) {
		frames, err := answer(r.Context(), datasource, settings, http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(map[string]any{"frames": frames}); err != nil {
			log.Print(err)
		}
	})
	server := &http.Server{
		Addr:              net.JoinHostPort("127.0.0.1", strconv.Itoa(port)),
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
	}
	return server.ListenAndServe()
}

// newDatasource makes the data source as a provisioned one is: it may read the demo shop, with a pasted token.
func newDatasource(grafana, token string) (backend.QueryDataHandler, *backend.DataSourceInstanceSettings, error) {
	options, err := json.Marshal(map[string]any{"upstreams": []string{"shop"}, "grafanaUrl": grafana})
	if err != nil {
		return nil, nil, err
	}
	settings := &backend.DataSourceInstanceSettings{
		UID:                     uid,
		Name:                    "Distribution",
		JSONData:                options,
		DecryptedSecureJSONData: map[string]string{"token": token},
	}
	core, err := engine.New(engine.Core)
	if err != nil {
		return nil, nil, err
	}
	instance, err := plugin.Factory(core)(context.Background(), *settings)
	if err != nil {
		return nil, nil, err
	}
	return instance.(backend.QueryDataHandler), settings, nil
}
