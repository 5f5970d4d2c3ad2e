import { attributeOf, type XmlElement } from '../elements';

/** A GUID as it is compared: programs write it in any case, with and without braces. */
export function guidOf(element: XmlElement, name = 'guid'): string | undefined {
  return attributeOf(element, name)?.replace(/[{}]/g, '').toLowerCase();
}
