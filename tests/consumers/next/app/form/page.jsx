"use client";
// A page with the element and a check in the browser. It is made on the server first, where neither
// does anything.

import { useEffect, useState } from "react";
import { checkUser, init } from "b2b-users";
import "b2b-users/widget/define";

export default function Page() {
  const [result, setResult] = useState("");
  useEffect(() => {
    init().then(() => {
      const { issues } = checkUser({ email: "marie@example", firstName: "Marie", lastName: "Curie", companyId: 42, role: 1, channelIds: 1 });
      setResult(issues[0].message);
    });
  }, []);
  return (
    <>
      <p id="result">{result}</p>
      <b2b-users dialect="management" />
    </>
  );
}
