export interface TestCurator {
  email: string;
  name: string;
  role: 'curator' | 'admin';
  password: string;
}

export const TEST_CURATOR: TestCurator = {
  email: 'curator@example.com',
  name: '한소리',
  role: 'curator',
  password: 'a curator of the tests',
};

export const TEST_ADMIN: TestCurator = {
  email: 'admin@example.com',
  name: '윤관리',
  role: 'admin',
  password: 'an admin of the tests',
};
