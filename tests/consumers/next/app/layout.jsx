// The frame of every page.

export const metadata = { title: "B2B Users" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
