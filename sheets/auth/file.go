package auth

import (
	"context"
	"encoding/json"
	"os"
	"path"
	"strings"

	"golang.org/x/oauth2/google"
)

// fileHead is what tells one kind of Google's files from another.
type fileHead struct {
	Type        string          `json:"type"`
	ClientEmail string          `json:"client_email"`
	Impersonate string          `json:"service_account_impersonation_url"`
	Installed   json.RawMessage `json:"installed"` // an OAuth client, not credentials
	Web         json.RawMessage `json:"web"`
}

// fromFile returns the credentials of a file that the person named: it is theirs
// to choose its kind.
func (o Options) fromFile(ctx context.Context, name string) (*Credentials, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, noFile(name, err)
	}
	var head fileHead
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, badFile(name)
	}
	if head.Installed != nil || head.Web != nil {
		return nil, clientFile(name)
	}
	switch kind := google.CredentialsType(head.Type); kind {
	case google.ServiceAccount, google.AuthorizedUser, google.ExternalAccount,
		google.ExternalAccountAuthorizedUser, google.ImpersonatedServiceAccount:
		found, err := google.CredentialsFromJSONWithType(ctx, data, kind, o.scopes()...)
		if err != nil {
			return nil, badFile(name)
		}
		return o.credentials(found.TokenSource, accountOf(data), fileRefused(name, kind)), nil
	}
	return nil, badFile(name)
}

// accountOf returns the address of the service account that a file speaks for.
func accountOf(data []byte) string {
	var head fileHead
	if json.Unmarshal(data, &head) != nil {
		return ""
	}
	// …/serviceAccounts/ADDRESS:generateAccessToken
	address, _, ok := strings.Cut(path.Base(head.Impersonate), ":")
	if head.ClientEmail == "" && ok {
		return address
	}
	return head.ClientEmail
}
