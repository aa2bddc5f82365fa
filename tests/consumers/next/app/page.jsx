// A page made on the server, which checks a user there.

import { checkUser, init } from "b2b-users";

export const dynamic = "force-dynamic";

export default async function Page({ searchParams }) {
  await init();
  const { email } = await searchParams;
  const { issues } = checkUser({ email, firstName: "Marie", lastName: "Curie", companyId: 42, role: 1, channelIds: 1 });
  return (
    <ul id="result">
      {issues.map(({ code, message }) => (
        <li key={code}>{message}</li>
      ))}
    </ul>
  );
}
