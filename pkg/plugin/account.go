package plugin

import (
	"context"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/config"

	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/upstream"
)

// account is who asks, and where the token comes from, in words.
type account struct {
	upstream.Account
	source string
}

const (
	managed = "managed service account"
	pasted  = "settings"
)

// account of this request: by the token that is pasted, as a second organization needs it, else by that of the managed service account,
// which comes with each request. It asks in the organization of who asks it: Grafana refuses the token of another one, whose data source
// may have the same uid.
func (s settings) account(ctx context.Context) (account, error) {
	grafana := config.GrafanaConfigFromContext(ctx)
	address := s.GrafanaURL
	if address == "" {
		address, _ = grafana.AppURL()
	}
	if address == "" {
		return account{}, fault.New(fault.Access, http.StatusBadGateway,
			"Grafana does not say its own URL.",
			"Set it in "+s.place("Grafana URL")+".")
	}
	org := backend.PluginConfigFromContext(ctx).OrgID
	if s.token != "" {
		return account{Account: upstream.Account{URL: address, Token: s.token, Org: org}, source: pasted}, nil
	}
	if token, err := grafana.PluginAppClientSecret(); err == nil && token != "" {
		return account{Account: upstream.Account{URL: address, Token: token, Org: org}, source: managed}, nil
	}
	return account{}, fault.New(fault.Access, http.StatusUnauthorized,
		"Alert rules and public dashboards read their upstreams with the plugin's own account, and there is none.",
		"Either let Grafana make one: set managed_service_accounts_enabled = true under [auth] and "+
			"enable = externalServiceAccounts under [feature_toggles], and restart it. "+
			"Or make a service account that may query data sources, and paste its token into "+s.place("Service-account token")+".")
}
