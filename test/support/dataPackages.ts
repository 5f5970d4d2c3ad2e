/** The parts of a data package that tests check. */
export interface DataPackage {
  readonly profile: string;
  readonly resources: readonly [
    {
      readonly name: string;
      readonly path: string;
      readonly dialect?: { readonly delimiter: string };
      readonly schema: {
        readonly fields: readonly {
          readonly name: string;
          readonly type: string;
          readonly description?: string;
        }[];
      };
      readonly notes: readonly [
        {
          readonly definition?: { readonly weight: string };
          readonly positions: number;
          readonly used: number;
          readonly excluded: readonly { readonly reason: string; readonly count: number }[];
          readonly filter?: { readonly rollUp: string };
          readonly articlesNotRead?: readonly string[];
        },
      ];
    },
  ];
}

/** The one table of a package. */
export function tableIn(text: string): DataPackage['resources'][0] {
  return (JSON.parse(text) as DataPackage).resources[0];
}
