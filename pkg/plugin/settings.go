package plugin

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// pluginType is this data source's own plugin id.
const pluginType = "multinomial-distribution-datasource"

// settings of one data source.
type settings struct {
	uid  string
	name string
	// token of a service account, pasted where Grafana makes none by itself.
	token string

	// Upstreams that may be read with the plugin's own account. Empty: none.
	Upstreams []string `json:"upstreams"`
	// Snapshots are pinned counts by name, for queries that name one.
	Snapshots json.RawMessage `json:"snapshots"`
	// Limits in place of the core's own, by name.
	Limits json.RawMessage `json:"limits"`
	// GrafanaURL overrides Grafana's own root URL, where that can't be reached from the server itself.
	GrafanaURL string `json:"grafanaUrl"`
	// TLSSkipVerify accepts a self-signed certificate.
	TLSSkipVerify bool `json:"tlsSkipVerify"`
	// Remember: what was judged before is used again. Nil: true.
	Remember *bool `json:"remember"`
}

func loadSettings(from backend.DataSourceInstanceSettings) (settings, error) {
	s := settings{uid: from.UID, name: from.Name, token: from.DecryptedSecureJSONData["token"]}
	if len(from.JSONData) > 0 {
		if err := json.Unmarshal(from.JSONData, &s); err != nil {
			return s, fmt.Errorf("the settings of data source %s can't be read: %w", from.Name, err)
		}
	}
	slices.Sort(s.Upstreams)
	s.Upstreams = slices.Compact(s.Upstreams)
	return s, nil
}

// kept is what the core takes from the settings for every query.
func (s settings) kept() json.RawMessage {
	parts := map[string]json.RawMessage{}
	for name, part := range map[string]json.RawMessage{"snapshots": s.Snapshots, "limits": s.Limits} {
		if len(part) > 0 {
			parts[name] = part
		}
	}
	if len(parts) == 0 {
		return nil
	}
	kept, _ := json.Marshal(parts)
	return kept
}

// anew: nothing that was judged before is used again.
func (s settings) anew() bool { return s.Remember != nil && !*s.Remember }

// place names a setting as a person finds it.
func (s settings) place(setting string) string {
	return fmt.Sprintf("Connections > Data sources > %s > Alerting and public dashboards > %s", s.name, setting)
}
