/** True of the id of a program that `ownProgramId` made; apart from it, because a card needs nothing else of that file. */
export function isOwnProgram(id: string): boolean {
  return /^policy-(?:prohibited|restricted|advisory)-[0-9a-f]{16}$/.test(id);
}
