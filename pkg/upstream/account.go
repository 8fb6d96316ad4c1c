package upstream

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
)

// Datasource is what the health check wants to know of an upstream.
type Datasource struct {
	UID  string `json:"uid"`
	Name string `json:"name"`
	Type string `json:"type"`
}

// Datasource looks an upstream up. It needs the permission datasources:read.
func (c *Client) Datasource(ctx context.Context, account Account, uid string) (Datasource, error) {
	var found Datasource
	err := c.get(ctx, account, "/api/datasources/uid/"+url.PathEscape(uid), &found)
	return found, err
}

// Health is what an upstream's own test says.
type Health struct {
	Status  string `json:"status"`
	Message string `json:"message"`
}

// Health runs an upstream's own test, as its settings page does. It needs the permission datasources:query. Tested is false for a plugin
// that has no test in its backend.
func (c *Client) Health(ctx context.Context, account Account, uid string) (health Health, tested bool, err error) {
	path := "/api/datasources/uid/" + url.PathEscape(uid) + "/health"
	status, body, err := c.call(ctx, account, http.MethodGet, path, nil)
	switch {
	case err != nil:
		return health, false, err
	case status == http.StatusNotFound || status == http.StatusNotImplemented:
		return health, false, nil
	case json.Unmarshal(body, &health) != nil:
		return health, false, &MalformedError{URL: account.place(), Text: excerpt(string(body[:min(len(body), 100)]))}
	case status/100 == 2:
		return health, true, nil
	}
	health.Status = "ERROR"
	return health, true, nil
}

// Permissions of the account: action -> scopes.
type Permissions map[string][]string

// Permissions asks what the account may do. It needs none itself, only a valid token.
func (c *Client) Permissions(ctx context.Context, account Account) (Permissions, error) {
	var found Permissions
	err := c.get(ctx, account, "/api/access-control/user/permissions", &found)
	return found, err
}

// Allows says whether an action on a data source is permitted.
func (p Permissions) Allows(action, uid string) bool {
	return slices.ContainsFunc(p[action], func(scope string) bool {
		return slices.Contains([]string{"*", "datasources:*", "datasources:uid:*", "datasources:uid:" + uid}, scope)
	})
}

func (c *Client) get(ctx context.Context, account Account, path string, into any) error {
	status, body, err := c.call(ctx, account, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	if status/100 != 2 {
		return statusError(status, body)
	}
	if json.Unmarshal(body, into) != nil {
		return &MalformedError{URL: account.place(), Text: excerpt(string(body[:min(len(body), 100)]))}
	}
	return nil
}
