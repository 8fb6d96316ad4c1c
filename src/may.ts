import { config } from '@grafana/runtime';

/** Whether the person has a permission, as far as Grafana says. */
export function may(permission: string): boolean {
  const permissions: Record<string, unknown> | undefined = config.bootData?.user?.permissions;
  return permissions === undefined || Object.keys(permissions).length === 0 || permissions[permission] === true;
}
